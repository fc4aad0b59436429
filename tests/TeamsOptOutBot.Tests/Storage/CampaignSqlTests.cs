using System.Reflection;
using Shouldly;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;
using Xunit;

namespace TeamsOptOutBot.Tests.Storage;

public sealed class CampaignSqlTests
{
    private static readonly PropertyInfo[] Properties = typeof(Campaign).GetProperties();

    [Fact]
    public void A_campaign_without_its_template_is_the_campaign_otherwise()
    {
        var campaign = new Campaign { Name = "", TemplateId = "", FrozenTemplate = "", ReminderDays = "", GroupNames = "" };
        foreach (var (number, property) in Properties.Index())
            property.SetValue(campaign, Filled(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, number + 1));

        var read = new[] { campaign }.AsQueryable().WithoutTemplate().Single();

        Properties.Where(p => !Equals(p.GetValue(read), p.GetValue(campaign))).Select(p => p.Name).ShouldBe([nameof(Campaign.FrozenTemplate)]);
    }

    private static object Filled(Type type, int number) =>
        type == typeof(string) ? $"text {number}"
        : type == typeof(bool) ? true
        : type == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch.AddDays(number)
        : type.IsEnum ? Enum.ToObject(type, 1)
        : number;
}
