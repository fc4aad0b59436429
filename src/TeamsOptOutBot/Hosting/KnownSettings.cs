using System.Reflection;
using TeamsOptOutBot.AnswerPage;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Commands;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Documents;
using TeamsOptOutBot.Links;
using TeamsOptOutBot.Mail;
using TeamsOptOutBot.Microsoft365;
using TeamsOptOutBot.Microsoft365.Identity;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Hosting;

/// <summary>Every setting that the service reads, and what is none of them.</summary>
internal static class KnownSettings
{
    /// <summary>Stands for any place in a list.</summary>
    private const string Place = ":0";

    /// <summary>A setting is near with a slip of the hand in so many letters, a section of which others may have the like with half as many.</summary>
    private const int LettersASlip = 4;

    private static readonly string[] Cards = ["Cards:Folder"]; // read on its own, because it is needed before the options are

    /// <summary>The sections of the configuration that are the service's own.</summary>
    public static IReadOnlyDictionary<string, Type> Sections { get; } = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase)
    {
        [Microsoft365Options.SectionName] = typeof(Microsoft365Options),
        ["AnswerPage"] = typeof(AnswerPageOptions),
        ["Campaigns"] = typeof(CampaignsOptions),
        ["Delivery"] = typeof(DeliveryOptions),
        ["Documents"] = typeof(DocumentsOptions),
        ["Mail"] = typeof(MailOptions),
        ["Organisation"] = typeof(OrganisationOptions),
        ["Roles"] = typeof(RolesOptions),
        ["Service"] = typeof(ServiceOptions),
        ["Storage"] = typeof(StorageOptions),
    };

    /// <summary>Full names, those of lists with their first place.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Sections.SelectMany(section => NamesOf(section.Key, section.Value)), .. Cards];

    private static IReadOnlyList<string> SectionNames { get; } = [.. All.Select(FirstOf).Distinct(StringComparer.Ordinal)];

    /// <summary>What stands in a section of the service, or in one whose name is nearly that, and is read by nobody.</summary>
    public static IEnumerable<string> Unread(IConfiguration configuration) =>
        configuration.GetChildren().Where(section => SectionMeant(section.Key) is not null).SelectMany(section => section.GetChildren()).SelectMany(Leaves).Where(name => !IsRead(name));

    /// <summary>The setting that was meant; null where none is near.</summary>
    public static string? Nearest(string name) =>
        All.Where(known => LastOf(known).Equals(LastOf(name), StringComparison.OrdinalIgnoreCase)).MinBy(known => Distance(known, name))
        ?? All.Where(known => Distance(known, name) <= Math.Max(2, name.Length / LettersASlip)).MinBy(known => Distance(known, name));

    /// <summary>The settings of the section that was meant.</summary>
    public static (string Section, IEnumerable<string> Names) Neighbours(string name)
    {
        var section = SectionMeant(FirstOf(name)) ?? "";
        return (section, All.Where(known => known.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase)));
    }

    private static string? SectionMeant(string section) =>
        SectionNames.FirstOrDefault(known => known.Equals(section, StringComparison.OrdinalIgnoreCase))
        ?? SectionNames.FirstOrDefault(known => section.Length >= LettersASlip && Distance(known, section) <= Math.Max(1, known.Length / LettersASlip / 2));

    private static bool IsRead(string name) =>
        All.Any(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)
            || (known.EndsWith(Place, StringComparison.Ordinal) && name.StartsWith(known[..^1], StringComparison.OrdinalIgnoreCase) && name.IndexOf(':', known.Length - 1) < 0));

    private static IEnumerable<string> NamesOf(string path, Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = $"{path}:{property.Name}";
            if (property.PropertyType.IsAssignableTo(typeof(IEnumerable<string>)))
                yield return name + Place;
            else if (property.PropertyType.Namespace == nameof(System))
                yield return name;
            else
            {
                foreach (var nested in NamesOf(name, property.PropertyType))
                    yield return nested;
            }
        }
    }

    /// <summary>What has a value; a list or a group that is left empty has none.</summary>
    private static IEnumerable<string> Leaves(IConfigurationSection section)
    {
        var children = section.GetChildren().ToList();
        var isGroup = All.Any(known => known.StartsWith(section.Path + ":", StringComparison.OrdinalIgnoreCase));
        if (!string.IsNullOrEmpty(section.Value) || (children.Count == 0 && !isGroup))
            yield return section.Path;
        foreach (var name in children.SelectMany(Leaves))
            yield return name;
    }

    private static string FirstOf(string name) => name.Split(':')[0];

    private static string LastOf(string name) => name.Split(':').Last(part => part != Place[1..]);

    private static int Distance(string known, string name) => EditDistance.Between(known.ToUpperInvariant(), name.ToUpperInvariant());
}
