using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Scenarios.Harness;
using TeamsOptOutBot.Storage;
using Colleague = TeamsOptOutBot.Simulator.Directory.Person;

namespace TeamsOptOutBot.Scenarios;

/// <summary>Notices by mail: alone, beside Teams, and after it.</summary>
public class MailStories : StoryTests
{
    private const string Subject = "Action required — LinkedIn AI data setting";

    [Fact]
    public async Task The_whole_story_by_mail_alone()
    {
        Story.Clock.AdvanceTo(NextWednesday());
        var people = Story.Company.Group("Pilot", 6);
        var hr = Story.Hr();
        var preview = await hr.PreviewAsync("Pilot", "via outlook");
        preview.View.Text.ShouldContain("It goes by email, not by Teams.");
        preview.View.Text.ShouldContain("Emails to everybody take about 1 minute (sender mailboxes: 2).");
        await hr.PressAsync(preview, "sendNow");
        await Story.SettleAsync();

        foreach (var person in people)
        {
            (await Story.Employee(person).NoticesAsync()).ShouldBeEmpty();
            var mail = await Story.Employee(person).OnlyMailAsync();
            mail.Subject.ShouldBe(Subject);
            mail.View.Title.ShouldBe(Subject);
            mail.View.Buttons.Count.ShouldBeInRange(2, 5);
            mail.Words.ShouldContain("Required: one answer. The setting itself is your choice.");
            mail.Words.ShouldContain("nothing to unsubscribe from");
        }

        (await hr.StatusAsync())["Delivered"].ShouldBe(people.Count);
        (await hr.ReportsAsync()).ShouldHaveSingleItem().Title.ShouldBe("Sending has ended: linkedin-ai");

        var (answering, changing, asking) = (Story.Employee(people[0]), Story.Employee(people[1]), Story.Employee(people[2]));
        (await answering.PressMailAsync(await answering.OnlyMailAsync(), "done")).View.Text.ShouldContain("Recorded: I've opted out");
        (await changing.PressMailAsync(await changing.OnlyMailAsync(), "keptAsIs")).View.Text.ShouldContain("Recorded: I'm keeping it on");
        (await changing.PressMailAsync(await changing.OnlyMailAsync(), "change")).View.Title.ShouldBe(Subject);
        (await changing.PressMailAsync(await changing.OnlyMailAsync(), "notApplicable")).View.Text.ShouldContain("Recorded: I don't use LinkedIn");
        (await asking.PressMailAsync(await asking.OnlyMailAsync(), "more")).View.Buttons.ShouldContain("I need help");
        (await asking.PressMailAsync(await asking.OnlyMailAsync(), "help")).View.Links.ShouldNotBeEmpty();
        (await Story.ReadAsync((database, token) => database.Acknowledgements.Select(a => a.Channel).ToListAsync(token))).ShouldBe(["outlook", "outlook", "outlook"]);

        // Reminders go by the way that worked, to whoever has not answered.
        await Story.PassAsync(TimeSpan.FromDays(7));
        await Story.SettleAsync();
        (await answering.InboxAsync()).Count.ShouldBe(1);
        (await asking.InboxAsync())[^1].Words.ShouldContain("Reminder 1 of 2: you have not answered yet.");

        (await hr.SayAsync("close linkedin-ai")).Words.ShouldContain("linkedin-ai is closed");
        var late = Story.Employee(people[3]);
        (await late.OpenMailAsync((await late.InboxAsync())[0])).View.Title.ShouldStartWith("Closed: ");
        var later = Story.Employee(people[4]);
        (await later.PressMailAsync((await later.InboxAsync())[0], "done")).View.Title.ShouldStartWith("Closed: ");
    }

    [Fact]
    public async Task By_both_ways_it_is_one_answer_and_each_copy_says_so()
    {
        var people = Story.Company.Group("Pilot", 3);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot", "via both");
        await Story.SettleAsync();

        (await hr.StatusAsync())["Delivered"].ShouldBe(3);
        var (inTeams, inOutlook) = (Story.Employee(people[0]), Story.Employee(people[1]));
        await inTeams.AnswerAsync("done");
        (await inTeams.OpenMailAsync(await inTeams.OnlyMailAsync())).View.Text.ShouldContain("Recorded: I've opted out");

        (await inOutlook.OpenMailAsync(await inOutlook.OnlyMailAsync())).View.Title.ShouldBe(Subject);
        await inOutlook.PressMailAsync(await inOutlook.OnlyMailAsync(), "keptAsIs");
        await Story.StepAsync();
        (await inOutlook.NoticeAsync()).View.Title.ShouldStartWith("Answered: ");
        (await hr.StatusAsync())["Answered"].ShouldBe(2);

        // Who was reached by both is reminded once, in Teams.
        var waiting = Story.Employee(people[2]);
        await hr.SayAsync("remind linkedin-ai");
        await Story.SettleAsync();
        (await waiting.NoticesAsync()).Count.ShouldBe(2);
        (await waiting.InboxAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_Teams_mail_follows_to_whoever_has_not_answered_and_at_once_to_whoever_is_unreachable()
    {
        Story.Clock.AdvanceTo(NextWednesday());
        var people = Story.Company.From("GB", 3);
        Story.Company.Group("Pilot", people);
        var (blocking, answering, silent) = (Story.Employee(people[0]), Story.Employee(people[1]), Story.Employee(people[2]));
        await blocking.AppAsync("install");
        await blocking.AppAsync("block");
        var hr = Story.Hr();
        await hr.SendAsync("Pilot", "via teams, then outlook after 2 working days or when unreachable");
        await Story.PassAsync(TimeSpan.FromMinutes(1));

        (await blocking.OnlyMailAsync()).Subject.ShouldBe(Subject);
        (await hr.StatusAsync())["Delivered"].ShouldBe(3);
        (await answering.InboxAsync()).ShouldBeEmpty();
        await answering.AnswerAsync("done");

        await Story.PassAsync(TimeSpan.FromDays(1));
        (await silent.InboxAsync()).ShouldBeEmpty();
        await Story.PassAsync(TimeSpan.FromDays(1) + TimeSpan.FromHours(1));
        await Story.SettleAsync();

        (await silent.OnlyMailAsync()).View.Title.ShouldBe(Subject);
        (await answering.InboxAsync()).ShouldBeEmpty();
        (await hr.StatusAsync())["Delivered"].ShouldBe(3);

        // Reminders by the way that worked.
        await hr.SayAsync("remind linkedin-ai");
        await Story.SettleAsync();
        (await blocking.InboxAsync()).Count.ShouldBe(2);
        (await silent.InboxAsync()).Count.ShouldBe(1);
        (await silent.NoticesAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_has_no_mail_address_is_unreachable_with_a_reason_and_counted_in_the_preview()
    {
        var people = Story.Company.Group("Pilot", 3);
        var hr = Story.Hr();
        var preview = await hr.PreviewAsync("Pilot", "via outlook");
        await ForgetAddressAsync(people[0]);
        await hr.PressAsync(preview, "sendNow");
        await Story.SettleAsync();

        var status = await hr.StatusAsync();
        status["Delivered"].ShouldBe(2);
        status["Unreachable"].ShouldBe(1);
        status.Text.ShouldContain("1 person: no working email address in the directory.");
        (await hr.ReportsAsync())[0].Text.ShouldContain("1 without an email address");
    }

    [Fact]
    public async Task A_mail_whose_answer_was_lost_is_sent_again_under_the_same_id_and_not_after_an_answer()
    {
        var people = Story.Company.Group("Pilot", 2);
        var hr = Story.Hr();
        var preview = await hr.PreviewAsync("Pilot", "via outlook");
        await hr.PressAsync(preview, "sendNow");
        await Story.FaultsAsync(new { dropAfter = 1.0, operation = "graph.sendMail" });
        await Story.StepAsync();
        (await hr.StatusAsync())["Retrying"].ShouldBe(2);
        var (answering, silent) = (Story.Employee(people[0]), Story.Employee(people[1]));
        await answering.PressMailAsync((await answering.InboxAsync())[0], "done");
        var copies = (await answering.InboxAsync()).Count;
        await Story.FaultsAsync(new { });
        await Story.SettleAsync();

        (await answering.InboxAsync()).Count.ShouldBe(copies);
        var twice = await silent.InboxAsync();
        twice.Count.ShouldBeGreaterThan(1);
        twice.Select(mail => mail.Key).Distinct().ShouldHaveSingleItem();
        (await hr.StatusAsync())["Delivered"].ShouldBe(2);
    }

    [Fact]
    public async Task Mailboxes_keep_their_limits()
    {
        var people = Story.Company.Group("Pilot", 70);
        var hr = Story.Hr();
        var preview = await hr.PreviewAsync("Pilot", "via outlook");
        preview.View.Text.ShouldContain("Emails to everybody take about 2 minutes (sender mailboxes: 2).");
        await hr.PressAsync(preview, "sendNow");
        var begin = Story.Clock.GetUtcNow();
        await Story.SettleAsync();

        (Story.Clock.GetUtcNow() - begin).ShouldBeInRange(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(150));
        (await MailRequestsAsync()).ShouldBe(Enumerable.Repeat(202, people.Count));
        (await Story.ReadAsync((database, token) => database.Mailboxes.GroupBy(m => m.Address).Select(g => g.Sum(m => m.Sent)).ToListAsync(token))).ShouldBe([35, 35]);
        (await hr.StatusAsync())["Delivered"].ShouldBe(people.Count);
    }

    [Fact]
    public async Task When_a_mailbox_is_gone_HR_is_told_once_and_the_mails_wait()
    {
        var people = Story.Company.Group("Pilot", 4);
        var hr = Story.Hr();
        var preview = await hr.PreviewAsync("Pilot", "via outlook");
        await Story.FaultsAsync(new { errors = new Dictionary<string, double> { ["404:ErrorInvalidUser"] = 1 }, operation = "graph.sendMail" });
        await hr.PressAsync(preview, "sendNow");
        await Story.StepAsync();

        (await hr.FromBotAsync()).Count(m => m.Words.Contains("Emails of linkedin-ai cannot be sent", StringComparison.Ordinal)).ShouldBe(1);
        (await Story.HealthAsync()).ShouldContain("Mail:Senders");
        (await hr.StatusAsync())["Pending"].ShouldBe(people.Count);

        await Story.FaultsAsync(new { });
        await Story.SettleAsync();
        (await hr.StatusAsync())["Delivered"].ShouldBe(people.Count);
        foreach (var person in people)
            await Story.Employee(person).OnlyMailAsync();
        (await Story.HealthAsync()).ShouldNotContain("Mail:Senders");
    }

    [Fact]
    public async Task Without_a_sender_HR_reads_what_IT_sets()
    {
        Story.Settings["Mail:Senders:0"] = "";
        Story.Settings["Mail:Senders:1"] = "";
        await Story.StopServiceAsync();
        await Story.StartServiceAsync();
        Story.Company.Group("Pilot", 2);

        (await Story.Hr().SayAsync("start linkedin-ai to Pilot via outlook")).Words.ShouldContain("Mail:Senders");
        (await Story.Hr().SayAsync("start linkedin-ai to Pilot via pigeon")).Words.ShouldContain("via teams then outlook");
    }

    private async Task<List<int>> MailRequestsAsync() =>
        [.. (await Story.GetAsync("/sim/log?limit=5000")).AsArray().Where(entry => ((string)entry!["path"]!).EndsWith("/sendMail", StringComparison.Ordinal)).Select(entry => (int)entry!["status"]!)];

    private Task<int> ForgetAddressAsync(Colleague person) => Story.Service.Get<IWriter>().WriteAsync(
        (database, token) => database.People.Where(p => p.AadId == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Mail, (string?)null), token), CancellationToken.None);

    private DateTimeOffset NextWednesday() => NextWednesday(Story.Clock.GetUtcNow());

    /// <summary>Ten o'clock, so that it is working time in Europe for hours.</summary>
    internal static DateTimeOffset NextWednesday(DateTimeOffset now)
    {
        var days = ((int)DayOfWeek.Wednesday - (int)now.DayOfWeek + 7) % 7;
        return new DateTimeOffset(now.UtcDateTime.Date.AddDays(days == 0 ? 7 : days), TimeSpan.Zero).AddHours(10);
    }
}
