using Shouldly;
using Xunit;

namespace TeamsOptOutBot.Tests.Architecture;

/// <summary>
/// The table of allowed arrows between the folders of the service. Work is handed on in one direction: command, campaign,
/// audience, delivery, acknowledgement, report. An arrow that is not here is a decision: make it in review, with its reason.
/// </summary>
public sealed class SliceTableTests
{
    /// <summary>Hosting composes and may use everything, so it has no row.</summary>
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        // Words and rules that slices speak in.
        ["Texts"] = "",
        ["Campaigns.Library"] = "Texts",
        ["Privacy.Profiles"] = "",
        ["Reminders.Calendar"] = "",
        ["Delivery.Rates"] = "",

        // What everything stands on. Rows hold the vocabularies' enums; Storage → Delivery is DeliveryKind and DeliveryState alone.
        ["Storage"] = "Campaigns.Library, Delivery, Delivery.Rates, Privacy.Profiles",
        ["Engine"] = "",
        ["Health"] = "Storage, Texts",
        ["Evidence"] = "Engine, Storage",
        ["Backup"] = "Campaigns.Library, Delivery, Evidence, Storage",

        // Cards are built from facts; Cards → Storage is CampaignCards alone, which makes the facts from a campaign's row.
        ["Cards"] = "Campaigns.Library, Privacy.Profiles, Storage, Texts",

        // Addresses that people are given; Links → Storage is the secrets they are sealed with.
        ["Links"] = "Storage",

        // What is handed out, from texts to files.
        ["Documents"] = "Campaigns.Library, Health, Links, Texts",
        ["Gallery"] = "Campaigns.Library, Cards, Health, Texts",

        // The leaf queue: it calls nobody back.
        ["Delivery"] = "Delivery.Rates, Engine, Health, Storage",

        // Delivery's neighbour: what goes out by mail. It calls nobody back either.
        ["Mail"] = "Cards, Delivery, Delivery.Rates, Health, Links, Storage, Texts",

        ["Audience"] = "Privacy.Profiles, Storage",
        ["Campaigns"] = "Audience, Campaigns.Library, Cards, Delivery, Delivery.Rates, Engine, Evidence, Health, Mail, Privacy.Profiles, Reminders, Reminders.Calendar, Storage, Texts",
        ["Acknowledgements"] = "Campaigns.Library, Cards, Delivery, Evidence, Storage",
        ["Reminders"] = "Campaigns.Library, Cards, Delivery, Engine, Evidence, Mail, Reminders.Calendar, Storage",
        ["Privacy"] = "Campaigns.Library, Cards, Engine, Evidence, Storage",
        // Reports → Evidence is the look at a name, which is itself written down.
        ["Reports"] = "Campaigns.Library, Cards, Delivery, Delivery.Rates, Engine, Evidence, Privacy.Profiles, Storage",
        ["AnswerPage"] = "Acknowledgements, Campaigns.Library, Cards, Documents, Links, Reminders.Calendar, Storage, Texts",
        ["Commands"] = "Acknowledgements, Audience, Campaigns, Campaigns.Library, Cards, Delivery, Delivery.Rates, Documents, Engine, Health, Mail, Privacy, Reminders, Reminders.Calendar, Reports, Storage, Texts",
    };

    private static readonly SortedDictionary<string, string> Found = Arrows.BetweenSlices();

    [Fact]
    public void Every_arrow_between_slices_is_in_the_table()
    {
        var table = Table().ToHashSet(StringComparer.Ordinal);

        Found.Where(arrow => !arrow.Key.StartsWith("Hosting ", StringComparison.Ordinal) && !table.Contains(arrow.Key))
            .Select(arrow => $"{arrow.Key} ({arrow.Value})").ShouldBeEmpty();
    }

    [Fact]
    public void The_table_allows_no_arrow_that_nobody_draws() => Table().Where(arrow => !Found.ContainsKey(arrow)).ShouldBeEmpty();

    [Fact]
    public void Nothing_reads_reports_but_commands_and_the_composition() =>
        UsersOf("Reports").ShouldBe(["Commands", "Hosting"]);

    [Fact]
    public void Nothing_uses_commands_but_the_composition() => UsersOf("Commands").ShouldBe(["Hosting"]);

    [Fact]
    public void Nothing_uses_the_answer_page_but_the_composition() => UsersOf("AnswerPage").ShouldBe(["Hosting"]);

    [Fact]
    public void Delivery_calls_nobody_back()
    {
        string[] senders = ["Campaigns", "Acknowledgements", "Audience", "Reminders", "Reports", "Commands", "Evidence", "Privacy"];

        senders.Where(sender => Found.ContainsKey($"Delivery → {sender}")).ShouldBeEmpty();
    }

    [Fact]
    public void The_arrows_are_read_from_the_code() => Found.Count.ShouldBeGreaterThan(50);

    private static IEnumerable<string> Table() =>
        Allowed.SelectMany(row => row.Value.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(to => $"{row.Key} → {to}"));

    private static IEnumerable<string> UsersOf(string slice) =>
        Found.Keys.Where(arrow => arrow.EndsWith($" → {slice}", StringComparison.Ordinal)).Select(arrow => arrow.Split(' ')[0]);
}
