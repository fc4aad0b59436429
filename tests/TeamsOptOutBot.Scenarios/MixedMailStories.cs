using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Scenarios.Drivers;
using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>The whole story by the mail's card, by its link, and by both beside Teams: one answer, wherever the person is.</summary>
public class MixedMailStories : StoryTests
{
    private const string Subject = "Action required — LinkedIn AI data setting";
    private const string Answered = "Answered: LinkedIn AI data setting";

    [Fact]
    public async Task One_presses_the_card_one_follows_the_link_one_answers_in_Teams_and_each_counts_once_everywhere()
    {
        Story.Clock.AdvanceTo(MailStories.NextWednesday(Story.Clock.GetUtcNow()));
        var people = Story.Company.From("GB", 5);
        Story.Company.Group("Pilot", people);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot", "via both");
        await Story.SettleAsync();
        var (inOutlook, byLink, inTeams, asking, silent) =
            (Story.Employee(people[0]), Story.Employee(people[1]), Story.Employee(people[2]), Story.Employee(people[3]), Story.Employee(people[4]));
        using var browser = new BrowserDriver(Story);

        // The card in the mail.
        (await inOutlook.PressMailAsync(await inOutlook.OnlyMailAsync(), "done")).View.Text.ShouldContain("Recorded: I've opted out");

        // An old client: the same mail without its card.
        var page = await browser.OpenAsync((await byLink.OnlyMailAsync()).Link);
        page.Title.ShouldBe(Subject);
        var signedIn = await browser.SignInAsync(await browser.PressAsync(page, "I'm keeping it on"), byLink.Mail);
        signedIn.Text.ShouldContain("Recorded: I'm keeping it on");

        // Teams.
        await inTeams.AnswerAsync("notApplicable");
        await Story.StepAsync();

        // Whichever copy is opened, it says the same.
        foreach (var (person, answer) in new[] { (inOutlook, "I've opted out"), (byLink, "I'm keeping it on"), (inTeams, "I don't use LinkedIn") })
        {
            (await person.OpenMailAsync(await person.OnlyMailAsync())).View.Text.ShouldContain($"Recorded: {answer}");
            (await person.NoticeAsync()).View.Title.ShouldBe(Answered);
            using var own = new BrowserDriver(Story);
            var opened = await own.OpenAsync((await person.OnlyMailAsync()).Link);
            (await own.SignInAsync(await own.PressAsync(opened, answer), person.Mail)).Text.ShouldContain($"Recorded: {answer}");
        }

        // A change by another way than the first.
        (await byLink.PressMailAsync(await byLink.OnlyMailAsync(), "change")).View.Title.ShouldBe(Subject);
        await byLink.PressMailAsync(await byLink.OnlyMailAsync(), "more");
        await byLink.PressMailAsync(await byLink.OnlyMailAsync(), "ratherNotSay");
        (await browser.OpenAsync(signedIn.Address)).Text.ShouldContain("Recorded: Rather not say");

        // Help on the page is help in the numbers.
        await browser.SignInAsync(await browser.PressAsync(await browser.OpenAsync((await asking.OnlyMailAsync()).Link), "I need help"), asking.Mail);
        var status = await hr.StatusAsync();
        status["Audience"].ShouldBe(5);
        status["Delivered"].ShouldBe(5);
        status["Answered"].ShouldBe(3);
        status["Help wanted"].ShouldBe(1);
        (await Story.ReadAsync((database, token) => database.Acknowledgements.OrderBy(a => a.Id).ToListAsync(token))).Select(a => $"{a.Answer} by {a.Channel}")
            .ShouldBe(["Done by outlook", "KeptAsIs by link", "NotApplicable by msteams", "RatherNotSay by outlook"]);

        // Only who has not answered is reminded, each once.
        await Story.PassAsync(TimeSpan.FromDays(7));
        await Story.SettleAsync();
        foreach (var (person, copies) in new[] { (inOutlook, 1), (byLink, 1), (inTeams, 1), (asking, 2), (silent, 2) })
        {
            (await person.NoticesAsync()).Count.ShouldBe(copies);
            (await person.InboxAsync()).Count.ShouldBe(1);
        }

        (await hr.SayAsync("close linkedin-ai")).Words.ShouldContain("linkedin-ai is closed");
        await Story.StepAsync();
        (await hr.ReportsAsync())[^1].Text.ShouldContain("3 of 5 have answered");
        (await browser.OpenAsync((await silent.OnlyMailAsync()).Link)).Title.ShouldBe("Closed: LinkedIn AI data setting");
        (await silent.OpenMailAsync(await silent.OnlyMailAsync())).View.Title.ShouldStartWith("Closed: ");
    }

    [Fact]
    public async Task The_whole_story_by_the_link_alone()
    {
        Story.Clock.AdvanceTo(MailStories.NextWednesday(Story.Clock.GetUtcNow()));
        var people = Story.Company.From("GB", 4);
        Story.Company.Group("Pilot", people);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot", "via outlook");
        await Story.SettleAsync();
        var answers = new[] { "I've opted out", "I'm keeping it on", "I don't use LinkedIn" };

        foreach (var (person, answer) in people.Zip(answers))
        {
            using var browser = new BrowserDriver(Story);
            var mail = await Story.Employee(person).OnlyMailAsync();
            var answered = await browser.SignInAsync(await browser.PressAsync(await browser.OpenAsync(mail.Link), answer), person.Mail);
            answered.Title.ShouldBe(Answered);
            answered.Text.ShouldContain($"Recorded: {answer}");
            (await Story.Employee(person).OpenMailAsync(mail)).View.Text.ShouldContain($"Recorded: {answer}");
        }

        // Outlook disables the buttons of a mail that is a month old; its link still works.
        await Story.PassAsync(TimeSpan.FromDays(7));
        await Story.SettleAsync();
        await Story.PassAsync(TimeSpan.FromDays(25));
        await Story.SettleAsync();
        var late = Story.Employee(people[3]);
        var mails = await late.InboxAsync();
        mails.Count.ShouldBeGreaterThan(1);
        (await hr.StatusAsync())["Answered"].ShouldBe(3);
        using var old = new BrowserDriver(Story);
        await old.SignInAsync(await old.PressAsync(await old.OpenAsync(mails[0].Link), "Rather not say"), late.Mail);
        await Story.StepAsync();

        (await hr.StatusAsync())["Answered"].ShouldBe(4);
        (await hr.ReportsAsync())[^1].Text.ShouldContain("4 of 4 have answered");
        (await late.OpenMailAsync(mails[^1])).View.Text.ShouldContain("Recorded: Rather not say");
        foreach (var person in people.Take(3))
            (await Story.Employee(person).InboxAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_test_to_oneself_comes_by_every_way_of_the_campaign_and_records_nothing()
    {
        Story.Company.Group("Pilot", 3);
        var hr = Story.Hr();
        var preview = await hr.PreviewAsync("Pilot", "via both");
        var before = await hr.LastIdAsync();
        (await hr.PressAsync(preview, "testToMe")).Sentence.ShouldNotBeNull().ShouldContain($"The test is in this chat, and on its way to you by email, {hr.Mail}.");
        await Story.SettleAsync();

        (await hr.NextAsync(before)).View.Title.ShouldBe(Subject);
        var mail = await hr.OnlyMailAsync();
        mail.Subject.ShouldBe("Test: " + Subject);
        mail.Words.ShouldContain("Required: one answer. The setting itself is your choice.");
        (await hr.OpenMailAsync(mail)).View.Title.ShouldBe(Subject);
        (await hr.PressMailAsync(mail, "done")).Sentence.ShouldNotBeNull().ShouldContain("This is a test: nothing was recorded.");
        using var browser = new BrowserDriver(Story);
        var page = await browser.OpenAsync(mail.Link);
        page.Title.ShouldBe(Subject);
        foreach (var shown in new[] { page, await browser.PressAsync(page, "I've opted out"), await browser.PressAsync(page, "I need help") })
            shown.Text.ShouldContain("This is a test, made by the author of the notice.");
        (await Story.ReadAsync((database, token) => database.Acknowledgements.CountAsync(token))).ShouldBe(0);

        // The campaign that is sent then is untouched by it.
        await hr.PressAsync(preview, "sendNow");
        await Story.SettleAsync();
        var status = await hr.StatusAsync();
        status["Delivered"].ShouldBe(3);
        status["Answered"].ShouldBe(0);
        (await browser.OpenAsync(mail.Link)).Status.ShouldBe(410);
        (await hr.InboxAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_test_of_a_campaign_by_mail_alone_is_a_mail_alone()
    {
        Story.Company.Group("Pilot", 2);
        var hr = Story.Hr();
        var preview = await hr.PreviewAsync("Pilot", "via outlook");

        (await hr.PressAsync(preview, "testToMe")).Sentence.ShouldNotBeNull().ShouldContain($"The test is on its way to you by email, {hr.Mail}.");
        await Story.SettleAsync();

        (await hr.LastIdAsync()).ShouldBe(preview.Id);
        (await hr.OnlyMailAsync()).View.Title.ShouldBe(Subject);
    }

    [Fact]
    public async Task A_reminder_that_Teams_refuses_comes_by_mail_and_by_Teams_again_once_that_works()
    {
        Story.Clock.AdvanceTo(MailStories.NextWednesday(Story.Clock.GetUtcNow()));
        var people = Story.Company.From("GB", 3);
        Story.Company.Group("Pilot", people);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot", "via both");
        await Story.SettleAsync();
        var (blocking, gone, waiting) = (Story.Employee(people[0]), Story.Employee(people[1]), Story.Employee(people[2]));
        await blocking.AppAsync("block");
        await gone.AppAsync("uninstall");
        await gone.AppAsync("preinstall");
        await gone.AppAsync("block");

        await Story.PassAsync(TimeSpan.FromDays(7));
        await Story.SettleAsync();
        foreach (var unreachable in new[] { blocking, gone })
        {
            var mails = await unreachable.InboxAsync();
            mails.Count.ShouldBe(2);
            mails[^1].Words.ShouldContain("Reminder 1 of 2: you have not answered yet.");
        }

        (await waiting.InboxAsync()).Count.ShouldBe(1);
        (await waiting.NoticesAsync()).Count.ShouldBe(2);
        (await hr.StatusAsync())["Delivered"].ShouldBe(3);

        await blocking.AppAsync("unblock");
        await blocking.SayAsync("help");
        await Story.PassAsync(TimeSpan.FromDays(7));
        await Story.SettleAsync();
        (await blocking.RemindersAsync()).Count.ShouldBe(1);
        (await blocking.InboxAsync()).Count.ShouldBe(2);
        var last = await gone.InboxAsync();
        last.Count.ShouldBe(3);
        last[^1].Words.ShouldContain("Reminder 2 of 2: you have not answered yet.");
    }

    [Fact]
    public async Task A_reminder_that_Teams_refuses_brings_the_mail_forward_that_was_to_follow()
    {
        Story.Clock.AdvanceTo(MailStories.NextWednesday(Story.Clock.GetUtcNow()));
        var people = Story.Company.From("GB", 1);
        Story.Company.Group("Pilot", people);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot", "via teams then outlook after 2 working days");
        var blocking = Story.Employee(people[0]);
        await blocking.AppAsync("block");
        await hr.SayAsync("remind linkedin-ai");
        await Story.PassAsync(TimeSpan.FromMinutes(2));
        (await blocking.OnlyMailAsync()).Subject.ShouldBe(Subject);

        await Story.PassAsync(TimeSpan.FromDays(2));
        (await blocking.InboxAsync()).Count.ShouldBe(1);
        (await hr.StatusAsync())["Delivered"].ShouldBe(1);
    }
}
