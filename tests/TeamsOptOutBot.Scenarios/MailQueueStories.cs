using TeamsOptOutBot.Scenarios.Drivers;
using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>Mails that wait: for their day, for a mailbox, for the person. Nothing is promised ahead, and nothing that waits grows old.</summary>
public class MailQueueStories : StoryTests
{
    private const string ThenOutlook = "via teams, then outlook after 2 working days or when unreachable";

    [Theory]
    [InlineData("429")]
    [InlineData("500")]
    [InlineData("503")]
    public async Task A_mail_that_was_to_follow_days_later_outlasts_a_hiccup(string status)
    {
        Story.Clock.AdvanceTo(MailStories.NextWednesday(Story.Clock.GetUtcNow()));
        var person = Story.Company.From("GB", 1);
        Story.Company.Group("Pilot", person);
        await Story.Hr().SendAsync("Pilot", ThenOutlook);
        await Story.FaultsAsync(new { errors = new Dictionary<string, double> { [status] = 1 }, operation = "graph.sendMail" });
        await Story.PassAsync(TimeSpan.FromDays(2) + TimeSpan.FromHours(1));
        (await Story.Employee(person[0]).InboxAsync()).ShouldBeEmpty();

        await Story.FaultsAsync(new { });
        await Story.SettleAsync();

        await Story.Employee(person[0]).OnlyMailAsync();
    }

    [Fact]
    public async Task Remind_me_later_holds_the_mail_back_that_was_to_follow()
    {
        Story.Clock.AdvanceTo(MailStories.NextWednesday(Story.Clock.GetUtcNow()));
        var people = Story.Company.From("GB", 2);
        Story.Company.Group("Pilot", people);
        await Story.Hr().SendAsync("Pilot", ThenOutlook);
        var (asking, silent) = (Story.Employee(people[0]), Story.Employee(people[1]));
        await asking.PressAsync((await asking.NoticesAsync())[0], "more");
        await asking.PressAsync((await asking.NoticesAsync())[0], "later", new { when = "nextweek" });

        await Story.PassAsync(TimeSpan.FromDays(2) + TimeSpan.FromHours(1));
        await Story.PassAsync(TimeSpan.FromMinutes(5));

        (await silent.InboxAsync()).Count.ShouldBe(1);
        (await asking.InboxAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_test_goes_before_what_waits_and_a_queue_that_is_recalled_leaves_the_mailboxes_free()
    {
        Story.Company.Group("Pilot", 120);
        var few = Story.Company.Group("Few", 2);
        var hr = Story.Hr();
        await hr.PressAsync(await hr.PreviewAsync("Pilot", "via outlook"), "sendNow");
        await Story.StepAsync();
        var preview = await hr.PreviewAsync("Few", "via outlook");
        preview.View.Text.ShouldContain("Emails to everybody take about 2 minutes (sender mailboxes: 2).");
        await hr.PressAsync(preview, "testToMe");
        await Story.PassAsync(TimeSpan.FromSeconds(5));
        (await hr.InboxAsync()).Count.ShouldBe(1);

        await hr.SayAsync("close linkedin-ai");
        await hr.PressAsync(preview, "sendNow");
        await Story.PassAsync(TimeSpan.FromSeconds(5));
        await Story.PassAsync(TimeSpan.FromSeconds(5));

        foreach (var person in few)
            (await Story.Employee(person).InboxAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_exceeds_a_mailboxs_day_goes_on_the_next_one()
    {
        await Story.StopServiceAsync();
        Story.Settings["Mail:RecipientsPerDay"] = "3";
        await Story.StartServiceAsync();
        var people = Story.Company.Group("Pilot", 8);
        var hr = Story.Hr();
        var preview = await hr.PreviewAsync("Pilot", "via outlook");
        preview.View.Text.ShouldContain("Emails to everybody take about 25 hours (sender mailboxes: 2).");
        await hr.PressAsync(preview, "sendNow");
        for (var minute = 0; minute < 3; minute++)
            await Story.PassAsync(TimeSpan.FromMinutes(1));
        (await hr.StatusAsync())["Delivered"].ShouldBe(6);

        await Story.SettleAsync();

        (await hr.StatusAsync())["Delivered"].ShouldBe(people.Count);
        foreach (var person in people)
            await Story.Employee(person).OnlyMailAsync();
    }

    [Fact]
    public async Task A_reminder_long_after_the_due_date_has_a_link_that_works()
    {
        var person = Story.Company.Group("Pilot", 1)[0];
        var hr = Story.Hr();
        await hr.SendAsync("Pilot", "via outlook");
        await Story.SettleAsync();
        await Story.PassAsync(TimeSpan.FromDays(150));
        await Story.SettleAsync();
        await hr.SayAsync("remind linkedin-ai");
        await Story.SettleAsync();

        using var browser = new BrowserDriver(Story);
        var page = await browser.OpenAsync((await Story.Employee(person).InboxAsync())[^1].Link);
        page.Title.ShouldStartWith("Action required");
    }
}
