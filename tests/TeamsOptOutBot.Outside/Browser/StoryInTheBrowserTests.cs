using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;

namespace TeamsOptOutBot.Outside.Browser;

/// <summary>The whole story as people see it: simulator and bot as README starts them, one browser, each person in turn.</summary>
public sealed partial class StoryInTheBrowserTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Start = "start linkedin-ai to Recruiters, \"Page Admins\"";
    private const string NoticeTitle = "Action required — LinkedIn AI data setting";

    [Fact(Skip = Needs.Chromium, SkipUnless = nameof(Needs.HasChromium), SkipType = typeof(Needs))]
    public async Task Hr_sends_employees_answer_a_stranger_checks_and_a_manager_gets_a_number()
    {
        await using var simulator = await SimulatorProcess.StartAsync();
        using var tenant = new SimulatedTenant(simulator.Address);
        await tenant.ReadPeopleAsync();
        await using var opened = await browser.OpenAsync();
        var page = new ChatPage(opened, simulator.Address);
        var team = tenant.Find(person => person.Reports > 0 && tenant.AskedUnder(person) is { Count: > 0 and < 5 } asked && asked.Any(one => one.Country == "DE"));
        var optsOut = tenant.Find(person => SimulatedTenant.IsAsked(person) && person is { Reports: 0, Country: "GB" });
        var keepsOn = tenant.Find(person => SimulatedTenant.IsAsked(person) && person is { Reports: 0, Country: "DE" });
        var waits = tenant.Find(person => SimulatedTenant.IsAsked(person) && person.Reports == 0 && person != optsOut && person != keepsOn);
        var stranger = tenant.Find(person => !SimulatedTenant.IsAsked(person) && person.Reports == 0);
        var head = tenant.Find(person => tenant.AskedUnder(person).Count is >= 20 and var asked && asked < tenant.Audience.Count / 1.2);

        await page.OpenAsync();
        await page.PhotographAsync("1-welcome");
        await HrSendsAsync(page, tenant.Audience.Count);
        var notice = await OneOptsOutAsync(page, optsOut);
        await OneAsksForHelpKeepsItOnAndChangesTheAnswerAsync(page, keepsOn);
        await AStrangerChecksAndCannotAnswerForOthersAsync(page, tenant, stranger, waits);
        await AManagerOfFewGetsNoNumberOfThemAsync(page, tenant, team);
        var number = await AManagerOfManyGetsANumberWithoutNamesAsync(page, tenant, head);
        var status = await HrReadsTheStatusAndAsksInTheChannelAsync(page, tenant.Audience.Count);
        await EverybodyAnswersAndHrIsToldAsync(page, tenant, [optsOut, keepsOn]);
        await AClosedNoticeTakesNoAnswersAsync(page, waits);
        await StoryPicture.DrawAsync(browser, notice, status, number);
    }

    private static async Task HrSendsAsync(ChatPage page, int audience)
    {
        await page.TakeStepAsync("Start a campaign");
        await page.SayAsync("help");
        await page.SeeInAsync(await page.SeeAsync("What you can write"), "For HR", Start, "remind linkedin-ai", "close linkedin-ai");

        await page.TakeSuggestionAsync(Start);
        var preview = await page.KeepAsync(await page.SeeAsync("Preview: LinkedIn AI data setting"));
        await page.SeeInAsync(
            preview, $"{audience} people will get it.", "Nothing has been sent yet", "Recruiters", "Page Admins", "Guests", "Disabled accounts",
            "in 21 days", "2 reminders", "Strict profile", "Standard profile", NoticeTitle);
        await page.PhotographAsync("2-hr-preview");

        await page.PressAsync(preview, "Test to me");
        await page.SeeNoteAsync(preview, "The test is in this chat");
        var test = await page.KeepAsync(await page.SeeAsync("Please answer by"));
        await page.PressAsync(test, "I've opted out");
        await page.SeeNoteAsync(test, "nothing was recorded");

        await page.PressAsync(preview, "Send now");
        await page.SeeInAsync(preview, $"{audience} of {audience} delivered (100%)", "Sent: linkedin-ai");
        var report = await page.SeeAsync("Sending has ended: linkedin-ai");
        await page.SeeInAsync(report, $"0 of {audience} have answered", "nobody checked them with LinkedIn");
        await page.PhotographAsync("3-hr-sent");
    }

    private static async Task<byte[]> OneOptsOutAsync(ChatPage page, SimulatedPerson person)
    {
        await page.BecomeAsync(person);
        var notice = await page.KeepAsync(await page.SeeAsync(NoticeTitle));
        await page.SeeInAsync(
            notice, "Required: one answer. The setting itself is your choice.", "Please answer by", "UK: LinkedIn also shares",
            "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement", "you are in one of these groups", "standard profile", "not legal advice");
        (await page.FollowAsync(notice, "Open the setting")).ShouldBe("https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement");
        await page.PhotographAsync("4-notice");
        var picture = await page.PhotographCardAsync(notice);

        await page.PressAsync(notice, "I've opted out");
        await page.PressAsync(notice, "Show my answer");
        await page.SeeInAsync(notice, "Answered: LinkedIn AI data setting", "Recorded: I've opted out", "Who sees what", "Until when");
        await Assertions.Expect(notice).Not.ToContainTextAsync("Action required");
        await page.PhotographAsync("5-answered");
        return picture;
    }

    private static async Task OneAsksForHelpKeepsItOnAndChangesTheAnswerAsync(ChatPage page, SimulatedPerson person)
    {
        await page.BecomeAsync(person);
        var notice = await page.KeepAsync(await page.SeeAsync(NoticeTitle));
        await page.SeeInAsync(notice, "strict profile", "EU/EEA: LinkedIn Ireland");
        await page.PressAsync(notice, "More…");
        await page.PressAsync(notice, "I need help");
        await page.SeeInAsync(notice, "Your request for help is noted");
        (await page.FollowAsync(notice, "Open the chat")).ShouldStartWith("https://teams.microsoft.com/l/chat/");
        await page.PhotographAsync("6-help");

        await page.PressAsync(notice, "Back");
        await page.PressAsync(notice, "More…");
        await notice.GetByLabel("When should I remind you?").SelectOptionAsync("Next week");
        await page.PressAsync(notice, "Remind me later");
        await page.SeeNoteAsync(notice, "I will remind you on");

        await page.PressAsync(notice, "Back");
        await page.PressAsync(notice, "I'm keeping it on");
        await page.PressAsync(notice, "Show my answer");
        await page.SeeInAsync(notice, "Recorded: I'm keeping it on");
        await page.PressAsync(notice, "Change my answer");
        await page.PressAsync(notice, "I don't use LinkedIn");
        await page.PressAsync(notice, "Show my answer");
        await page.SeeInAsync(notice, "Recorded: I don't use LinkedIn");
        await page.PhotographAsync("7-changed");
    }

    private static async Task AStrangerChecksAndCannotAnswerForOthersAsync(ChatPage page, SimulatedTenant tenant, SimulatedPerson stranger, SimulatedPerson owner)
    {
        await page.BecomeAsync(stranger);
        await page.SayAsync("verify linkedin-ai");
        await page.SeeInAsync(await page.SeeAsync("Yes, this notice is real"), "Started by", "data-for-ai-improvement", "never asks for a password");
        await page.SayAsync("status");
        await page.SeeAsync("None of your people is asked");
        await page.SayAsync(Start);
        await page.SeeInAsync(await page.SeeAsync("This is for HR"), "Only members of the group HR can do this");
        await page.PhotographAsync("8-stranger");

        var before = await tenant.ChatAsync(owner);
        var answer = await tenant.PressAsync(stranger, await tenant.MessageWithAsync(owner, "done"), "done");

        answer.ToJsonString().ShouldContain("This notice was not sent to you, so nothing was recorded.");
        (await tenant.ChatAsync(owner)).ShouldBe(before);
    }

    private static async Task AManagerOfFewGetsNoNumberOfThemAsync(ChatPage page, SimulatedTenant tenant, SimulatedPerson manager)
    {
        await page.BecomeAsync(manager);
        await page.SayAsync("status");
        var status = await page.SeeAsync("Your people: linkedin-ai");
        await page.SeeInAsync(status, "Too few to show without pointing at someone.", "have answered");
        foreach (var person in tenant.AskedUnder(manager))
        {
            (await status.InnerTextAsync()).ShouldNotContain(person.Name);
        }

        await page.PressAsync(status, "Remind the others");
        await page.SeeNoteAsync(status, "You are not told whom.");
        await page.PhotographAsync("9-manager-of-few");
    }

    private static async Task<byte[]> AManagerOfManyGetsANumberWithoutNamesAsync(ChatPage page, SimulatedTenant tenant, SimulatedPerson manager)
    {
        await page.BecomeAsync(manager);
        await page.SayAsync("status");
        var status = await page.SeeAsync("Your people: linkedin-ai");
        await page.SeeInAsync(status, $"of {tenant.AskedUnder(manager).Count} people ha", "no names, and never which answer");
        var text = await status.InnerTextAsync();
        tenant.AskedUnder(manager).ShouldAllBe(person => !text.Contains(person.Name, StringComparison.Ordinal));
        await page.PhotographAsync("10-manager-of-many");
        return await page.PhotographCardAsync(status);
    }

    private static async Task<byte[]> HrReadsTheStatusAndAsksInTheChannelAsync(ChatPage page, int audience)
    {
        await page.OpenAsync();
        await page.TakeStepAsync("Start a campaign");
        await page.SayAsync("status linkedin-ai");
        var status = await page.SeeAsync("Status: linkedin-ai");
        await page.SeeInAsync(status, $"2 of {audience} have answered", "Running, due on", "Next reminder", "Help wanted");
        AddsUp(await status.InnerTextAsync(), audience);
        var picture = await page.PhotographCardAsync(status);

        await page.GoToAsync("Team channel");
        await page.SayAsync("status");
        await page.SeeAsync("I have answered you in our personal chat");
        await page.PhotographAsync("11-channel");
        (await page.AllTextAsync()).ShouldNotContain("answered,");
        await page.GoToAsync("Personal chat");
        await page.SeeInAsync(await page.SeeAsync("For one of them write: status, and its name."), "Campaigns", $"Answered: 2 of {audience}.");
        return picture;
    }

    private static async Task EverybodyAnswersAndHrIsToldAsync(ChatPage page, SimulatedTenant tenant, IReadOnlyList<SimulatedPerson> done)
    {
        foreach (var person in tenant.Audience.Except(done))
        {
            await tenant.PressAsync(person, await tenant.MessageWithAsync(person, "done"), "done");
        }

        var report = await page.SeeAsync("All have answered: linkedin-ai");
        await page.SeeInAsync(report, $"{tenant.Audience.Count} of {tenant.Audience.Count} have answered");
        AddsUp(await report.InnerTextAsync(), tenant.Audience.Count);
        await page.PhotographAsync("12-all-have-answered");
        await page.SayAsync("close linkedin-ai");
        await page.SeeAsync("Closed: linkedin-ai");
    }

    private static async Task AClosedNoticeTakesNoAnswersAsync(ChatPage page, SimulatedPerson person)
    {
        await page.BecomeAsync(person);
        var notice = await page.KeepAsync(await page.SeeAsync("Answered: LinkedIn AI data setting"));
        await page.PressAsync(notice, "Change my answer");
        await page.SeeInAsync(notice, "Closed: LinkedIn AI data setting", "Answers can no longer be given or changed.");
        await page.PhotographAsync("13-closed");
    }

    /// <summary>audience = delivered + pending + retrying + unreachable + failed + recalled, as the card shows them.</summary>
    private static void AddsUp(string card, int audience)
    {
        var rows = Row().Matches(card).ToDictionary(match => match.Groups["name"].Value, match => int.Parse(match.Groups["count"].Value, System.Globalization.CultureInfo.InvariantCulture));
        rows["Audience"].ShouldBe(audience);
        rows.Where(row => row.Key != "Audience").Sum(row => row.Value).ShouldBe(audience);
    }

    [GeneratedRegex(@"\b(?<name>Audience|Delivered|Pending|Retrying|Unreachable|Failed|Recalled)\s+(?<count>\d+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Row();
}
