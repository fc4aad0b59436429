using Microsoft.Playwright;
using Shouldly;

namespace TeamsOptOutBot.Outside.Browser;

/// <summary>The story by mail as people see it: one presses the mail's card, one has an old client and follows its link, one answers in Teams.</summary>
public sealed class MailStoryInTheBrowserTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    /// <summary>Seven people, so that the mailboxes' pace costs seconds.</summary>
    private const string Group = "O'Brien's Team";
    private const string Subject = "Action required — LinkedIn AI data setting";
    private const string Answered = "Answered: LinkedIn AI data setting";

    [Fact(Skip = Needs.Chromium, SkipUnless = nameof(Needs.HasChromium), SkipType = typeof(Needs))]
    public async Task By_card_by_link_and_in_Teams_each_answer_counts_once_and_shows_everywhere()
    {
        await using var simulator = await SimulatorProcess.StartAsync();
        using var tenant = new SimulatedTenant(simulator.Address);
        await tenant.ReadPeopleAsync();
        await using var opened = await browser.OpenAsync();
        var (chat, inbox) = (new ChatPage(opened, simulator.Address), new InboxPage(opened));
        var people = tenant.In(Group);

        await HrTestsAndSendsAsync(chat, inbox, people.Count);
        await OnePressesTheCardAsync(chat, inbox, people[0]);
        await OneFollowsTheLinkAsync(chat, inbox, people[1]);
        await OneAnswersInTeamsAsync(chat, inbox, people[2]);
        await chat.OpenAsync();
        await chat.TakeStepAsync("Start a campaign");
        await chat.SayAsync("status linkedin-ai");
        await chat.SeeInAsync(await chat.SeeAsync("Status: linkedin-ai"), $"3 of {people.Count} have answered");
        opened.Complaints.ShouldBeEmpty();
    }

    private static async Task HrTestsAndSendsAsync(ChatPage chat, InboxPage inbox, int audience)
    {
        await chat.OpenAsync();
        await chat.TakeStepAsync("Start a campaign");
        await chat.SayAsync($"start linkedin-ai to \"{Group}\" via both");
        var preview = await chat.KeepAsync(await chat.SeeAsync("Preview: LinkedIn AI data setting"));
        await chat.SeeInAsync(preview, "It goes by Teams and by email; one answer counts for both.", "Emails to everybody take about");
        await chat.PressAsync(preview, "Test to me");
        await chat.SeeNoteAsync(preview, "The test is in this chat, and on its way to you by email");
        await inbox.OpenAsync("Test: " + Subject);
        await inbox.SeeInCardAsync("Please answer by");
        await inbox.PhotographAsync("mail-story-1-hr-tests");
        await chat.GoToAsync("Personal chat");
        await chat.PressAsync(preview, "Send now");
        await chat.SeeAsync("Sending has ended: linkedin-ai");
        await chat.SeeInAsync(preview, $"{audience} of {audience} delivered (100%)");
    }

    private static async Task OnePressesTheCardAsync(ChatPage chat, InboxPage inbox, SimulatedPerson person)
    {
        await chat.BecomeAsync(person);
        await inbox.OpenAsync(Subject);
        await inbox.SeeInCardAsync("Required: one answer. The setting itself is your choice.");
        await inbox.PhotographAsync("mail-story-2-new-client");
        await inbox.PressAsync("I've opted out");
        await inbox.SeeInCardAsync(Answered, "Recorded: I've opted out");
        await inbox.PhotographAsync("mail-story-3-answered-in-the-mail");
        await chat.GoToAsync("Personal chat");
        await chat.SeeAsync(Answered);
    }

    private static async Task OneFollowsTheLinkAsync(ChatPage chat, InboxPage inbox, SimulatedPerson person)
    {
        await chat.BecomeAsync(person);
        await inbox.OpenAsync(Subject);
        await inbox.SetOldClientAsync(true);
        await inbox.SeeInTextAsync(Subject, "The link is meant for you alone", "nothing to unsubscribe from");
        await inbox.PhotographAsync("mail-story-4-old-client");
        var page = await inbox.FollowAsync("Open my answer page");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Subject);
        await LookAtAsync(page, "mail-story-5-page");
        await page.GetByRole(AriaRole.Button, new() { Name = "I'm keeping it on" }).ClickAsync();
        await page.GetByLabel("Mail address").FillAsync(person.Mail);
        await PhotographAsync(page, "mail-story-6-sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Recorded: I'm keeping it on");
        await LookAtAsync(page, "mail-story-7-answered");
        await page.CloseAsync();

        // Later, in a client that draws the card: it asks how things stand.
        await chat.OpenAsync();
        await chat.BecomeAsync(person);
        await inbox.OpenAsync(Subject);
        await inbox.SeeInCardAsync(Answered, "Recorded: I'm keeping it on");
        await chat.GoToAsync("Personal chat");
        await chat.SeeAsync(Answered);
    }

    private static async Task OneAnswersInTeamsAsync(ChatPage chat, InboxPage inbox, SimulatedPerson person)
    {
        await chat.BecomeAsync(person);
        await chat.GoToAsync("Personal chat");
        var notice = await chat.KeepAsync(await chat.SeeAsync(Subject));
        await chat.PressAsync(notice, "I don't use LinkedIn");
        await chat.SeeInAsync(notice, Answered);
        await inbox.OpenAsync(Subject);
        await inbox.SeeInCardAsync(Answered, "Recorded: I don't use LinkedIn");
        await inbox.PhotographAsync("mail-story-8-answered-in-teams");
    }

    /// <summary>Light, dark and as narrow as a phone, each without a finding of axe.</summary>
    private static async Task LookAtAsync(IPage page, string name)
    {
        foreach (var (scheme, width) in new[] { (ColorScheme.Light, 1280), (ColorScheme.Dark, 1280), (ColorScheme.Light, 320) })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, 900);
            await Axe.ShouldFindNothingAsync(page, $"{name} {scheme} {width}");
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
            await PhotographAsync(page, $"{name}-{scheme.ToString().ToLowerInvariant()}-{width}");
        }
    }

    private static Task<byte[]> PhotographAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Checkout.Screenshots, name + ".png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
}
