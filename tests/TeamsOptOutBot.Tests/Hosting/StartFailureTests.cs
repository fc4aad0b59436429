using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Commands;
using TeamsOptOutBot.Hosting;
using TeamsOptOutBot.Microsoft365.Cards;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Texts;
using Xunit;

namespace TeamsOptOutBot.Tests.Hosting;

/// <summary>Why the service does not start, in sentences that IT can act on.</summary>
public sealed class StartFailureTests
{
    [Fact]
    public void Settings_that_are_not_complete_are_listed() =>
        StartFailure.Explain(new OptionsValidationException("x", typeof(RolesOptions), ["Set A.", "Set B."]))
            .ShouldBe("The service cannot start: its settings are not complete.\n  - Set A.\n  - Set B.");

    [Fact]
    public void A_database_that_cannot_be_used_says_why() => StartFailure.Explain(new StorageException("The disk is full.")).ShouldBe("The service cannot start: The disk is full.");

    [Fact]
    public void A_card_or_text_that_is_wrong_says_where()
    {
        StartFailure.Explain(new CardTemplateException("notice.json(3): no.")).ShouldBe("The service cannot start: notice.json(3): no.");
        StartFailure.Explain(new TextCatalogueException("texts/en.json: the key a is missing.")).ShouldBe("The service cannot start: texts/en.json: the key a is missing.");
    }

    [Fact]
    public void A_port_that_is_taken_says_what_to_do() =>
        StartFailure.Explain(new IOException("Failed to bind to address http://127.0.0.1:5000: address already in use.", new AddressInUseException("in use")))
            .ShouldBe("The service cannot start: Failed to bind to address http://127.0.0.1:5000: address already in use. Stop the other program, or set ASPNETCORE_URLS to another address.");

    [Fact]
    public void A_fault_of_our_own_keeps_its_stack_trace()
    {
        StartFailure.Explain(new InvalidOperationException("a bug")).ShouldBeNull();
        StartFailure.Explain(new IOException("something else")).ShouldBeNull();
    }

    [Fact]
    public void A_service_without_a_group_for_HR_is_told_which_setting_is_missing() =>
        Failures<RolesOptions>(_ => { }).ShouldContain(failure => failure.Contains("Set Roles:HrGroup to the name, mail address or id of the Entra group whose members may start campaigns.", StringComparison.Ordinal));

    [Theory]
    [InlineData(0)]
    [InlineData(-30)]
    [InlineData(3_651)]
    public void A_retention_that_no_policy_can_mean_is_refused(int days) =>
        Failures<OrganisationOptions>(options => options.RetentionDays = days).ShouldContain(failure => failure.Contains("Organisation:RetentionDays must be a number of days from 1 to 3650.", StringComparison.Ordinal));

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(3_650)]
    public void A_retention_within_the_limits_is_taken(int days) => Failures<OrganisationOptions>(options => options.RetentionDays = days).ShouldBeEmpty();

    [Fact]
    public void Defaults_are_those_of_the_documentation()
    {
        var defaults = new OrganisationOptions();

        (defaults.Name, defaults.ContactName, defaults.ContactMail, defaults.RetentionDays).ShouldBe(("your organisation", "the HR team", "", 30));
    }

    private static IEnumerable<string> Failures<T>(Action<T> configure)
        where T : class
    {
        var services = new ServiceCollection();
        services.AddOptions<T>().Configure(configure).ValidateDataAnnotations();
        using var provider = services.BuildServiceProvider();
        try
        {
            _ = provider.GetRequiredService<IOptions<T>>().Value;
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
    }
}
