using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Campaigns;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Privacy;
using TeamsOptOutBot.Reminders;
using TeamsOptOutBot.Reports;
using TeamsOptOutBot.Scenarios.Harness;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Scenarios;

/// <summary>Two replicas do the same at the same moment, as when a scheduler takes a living one for dead.</summary>
public sealed class ReplicaStories : StoryTests
{
    private const int AtOnce = 4;

    private protected override bool OnPostgres => true;

    [Fact]
    public async Task Each_notice_and_each_reminder_is_queued_once_and_each_report_is_sent_once()
    {
        var people = Story.Company.Group("Pilot", 40);
        var other = await Story.StartAnotherAsync();
        var hr = Story.Hr();
        var preview = await hr.PreviewAsync("Pilot");
        await hr.PressAsync(preview, "sendNow");
        await OnBothAsync<QueueNotices>(other);
        (await CountAsync(DeliveryKind.Notice)).ShouldBe(people.Count);
        await SendAsync(other);
        await OnBothAsync<ShowProgress>(other);
        await SendAsync(other);
        (await hr.ReportsAsync()).Count.ShouldBe(1);

        // One working time after the other, so that everybody's comes.
        for (var hours = 0; hours < 96; hours += 3)
        {
            Story.Clock.Advance(hours == 0 ? TimeSpan.FromDays(7) : TimeSpan.FromHours(3));
            await OnBothAsync<SendDueReminders>(other);
        }

        (await CountAsync(DeliveryKind.Reminder)).ShouldBe(people.Count);
        await SendAsync(other);
        foreach (var person in people)
            (await Story.Employee(person).RemindersAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_comes_while_reminders_are_queued_leaves_no_reminder_behind()
    {
        var people = Story.Company.Group("Pilot", 40);
        var other = await Story.StartAnotherAsync();
        await Story.Hr().SendAsync("Pilot");
        var notices = await Task.WhenAll(people.Select(async p => (Person: Story.Employee(p), Notice: await Story.Employee(p).NoticeAsync())));
        var reminding = Story.Hr().SayAsync("remind linkedin-ai");

        await Task.WhenAll(notices.Select(n => n.Person.PressAsync(n.Notice, "done")).Append((Task)reminding).Append(OnBothAsync<SendDueReminders>(other)));

        (await Story.ReadAsync((database, token) => database.Deliveries.CountAsync(d => d.Kind == DeliveryKind.Reminder && d.State == DeliveryState.Pending, token))).ShouldBe(0);
    }

    [Fact]
    public async Task Presses_on_both_replicas_at_once_are_recorded_once()
    {
        var people = Story.Company.Group("Pilot", 20);
        await Story.StartAnotherAsync();
        await Story.Hr().SendAsync("Pilot");
        foreach (var person in people)
        {
            var employee = Story.Employee(person);
            var notice = await employee.NoticeAsync();
            var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => employee.PressAsync(notice, "done")));
            answers.ShouldAllBe(a => a.Status == 200);
        }

        (await Story.ReadAsync((database, token) => database.Acknowledgements.CountAsync(token))).ShouldBe(people.Count);
        (await Story.Hr().StatusAsync())["Answered"].ShouldBe(people.Count);
    }

    [Fact]
    public async Task The_chain_stays_one_the_audience_is_read_once_and_what_has_expired_is_erased_once()
    {
        var people = Story.Company.Group("Pilot", 12);
        var other = await Story.StartAnotherAsync();
        var hr = Story.Hr();
        await hr.SendAsync("Pilot");
        await Task.WhenAll(people.Select(async p => await Story.Employee(p).PressAsync(await Story.Employee(p).NoticeAsync(), "done")));
        await OnBothAsync<SealEvidence>(other);

        Story.Clock.Advance(RefreshAudiences.Interval + TimeSpan.FromMinutes(1));
        Story.Tenant.Directory.RemoveMember(Story.Tenant.Directory.FindGroups("Pilot")[0], people[0]);
        await OnBothAsync<RefreshAudiences>(other);
        (await ActsAsync(RefreshAudiences.Act)).ShouldBe(1);
        (await Story.ReadAsync((database, token) => database.Recipients.CountAsync(r => r.LeftAt != null, token))).ShouldBe(1);
        await BooksCheck.CheckAsync(Story);

        await hr.SayAsync("close linkedin-ai");
        await OnBothAsync<ShowProgress>(other);
        await SendAsync(other);
        Story.Clock.Advance(TimeSpan.FromDays(31));
        await OnBothAsync<EraseExpired>(other);
        await OnBothAsync<SealEvidence>(other);
        (await ActsAsync("campaign.erased")).ShouldBe(1);
        (await hr.ReportsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_draft_is_read_by_one_replica_and_previewed_once()
    {
        Story.Company.Group("Pilot", 30);
        var other = await Story.StartAnotherAsync();
        await Story.FaultsAsync(new { latencyMs = 400, operation = "graph" });
        var hr = Story.Hr();
        var told = hr.TellAsync("start linkedin-ai to Pilot");
        await Story.WaitAsync(TimeSpan.FromSeconds(30), "the draft", () => Story.ReadAsync((database, token) => database.Campaigns.AnyAsync(c => c.Status == CampaignStatus.Resolving, token)));

        await OnBothAsync<PrepareCampaign>(other);
        await told;
        await Story.FaultsAsync(new { });
        await Story.WaitAsync(TimeSpan.FromSeconds(30), "the preview", () => Story.ReadAsync((database, token) => database.Campaigns.AnyAsync(c => c.Status == CampaignStatus.Draft, token)));
        await OnBothAsync<PrepareCampaign>(other);
        await SendAsync(other);

        await Story.WaitAsync(TimeSpan.FromSeconds(30), "the preview", async () => (await hr.FromBotAsync()).Any(m => m.Card?.Title.StartsWith("Preview: ", StringComparison.Ordinal) == true));
        (await hr.FromBotAsync()).Count(m => m.Card?.Title.StartsWith("Preview: ", StringComparison.Ordinal) == true).ShouldBe(1);
        (await Story.ReadAsync((database, token) => database.Recipients.CountAsync(token))).ShouldBe(30);
    }

    [Fact]
    public async Task The_dispatcher_leaves_room_for_the_replies_of_the_others()
    {
        var other = await Story.StartAnotherAsync();
        var (here, there) = (Story.Service.Get<Delivery.Rates.RequestBudget>(), other.Get<Delivery.Rates.RequestBudget>());
        await Story.WaitAsync(TimeSpan.FromSeconds(20), "the least share", () => Task.FromResult(here.CurrentRate == 49.5 - ShareRequestBudget.Least));

        for (var i = 0; i < 40; i++)
            there.TakeNow();
        await Story.WaitAsync(TimeSpan.FromSeconds(20), "the other's replies to be taken off", () => Task.FromResult(here.CurrentRate < 45));
        await Story.WaitAsync(TimeSpan.FromSeconds(60), "the rate to come back", () => Task.FromResult(here.CurrentRate > 48.5));
    }

    [Fact]
    public async Task A_mailboxs_limits_hold_for_both_replicas_together()
    {
        var people = Story.Company.Group("Pilot", 70);
        var other = await Story.StartAnotherAsync();
        var hr = Story.Hr();
        await hr.PressAsync(await hr.PreviewAsync("Pilot", "via outlook"), "sendNow");
        await OnBothAsync<QueueNotices>(other);

        // They take turns, and each has its own memory of what it sent.
        var begin = Story.Clock.GetUtcNow();
        for (var turn = 0; await Story.ReadAsync((database, token) => database.Deliveries.AnyAsync(d => d.FinishedAt == null, token)); turn++)
        {
            turn.ShouldBeLessThan(150);
            await (turn % 2 == 0 ? Story.Service : other).Get<DispatchDeliveries>().RunAsync(Story.Clock.GetUtcNow(), CancellationToken.None);
            Story.Clock.Advance(TimeSpan.FromSeconds(turn % 30 == 29 ? 15 : 1));
        }

        var answers = (await Story.GetAsync("/sim/log?limit=5000")).AsArray().Where(entry => ((string)entry!["path"]!).EndsWith("/sendMail", StringComparison.Ordinal)).Select(entry => (int)entry!["status"]!).ToList();
        answers.ShouldBe(Enumerable.Repeat(202, people.Count));
        (Story.Clock.GetUtcNow() - begin).ShouldBeInRange(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(200));
        foreach (var person in people)
            await Story.Employee(person).OnlyMailAsync();
        await Story.StepAsync();
    }

    private async Task OnBothAsync<TStep>(Service other)
        where TStep : IStep
    {
        var now = Story.Clock.GetUtcNow();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(turn => Task.Run(() => (turn % 2 == 0 ? Story.Service : other).Get<TStep>().RunAsync(now, CancellationToken.None))));
    }

    private async Task SendAsync(Service other)
    {
        await OnBothAsync<DispatchDeliveries>(other);
        await Story.StepAsync();
    }

    private Task<int> CountAsync(DeliveryKind kind) => Story.ReadAsync((database, token) => database.Deliveries.CountAsync(d => d.Kind == kind, token));

    private Task<int> ActsAsync(string act) => Story.ReadAsync((database, token) => database.Audit.CountAsync(a => a.Act == act, token));
}

/// <summary>Nobody calls the steps: the schedulers of two replicas do, which share one store.</summary>
public sealed class ReplicaSchedulerStory : StoryTests
{
    private protected override bool OnPostgres => true;

    private protected override bool WithScheduler => true;

    [Fact]
    public async Task Two_schedulers_send_each_notice_and_each_reminder_once()
    {
        var other = await Story.StartAnotherAsync();
        var people = Story.Company.From("GB", 20);
        Story.Company.Group("Pilot", people);
        Story.Clock.AdvanceTo(NextWorkingMorning());
        var hr = Story.Hr();
        await hr.PressAsync(await hr.PreviewAsync("Pilot"), "sendNow");
        await Story.WaitAsync(TimeSpan.FromSeconds(90), "the report", async () => (await hr.ReportsAsync()).Count == 1);

        Story.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        await Story.WaitAsync(TimeSpan.FromSeconds(90), "the reminders", async () =>
        {
            await RingAsync(other);
            return await RemindedAsync() == people.Count;
        });
        await RingAsync(other);
        await Story.WaitAsync(TimeSpan.FromSeconds(30), "nothing to wait", () => Story.ReadAsync((database, token) => database.Deliveries.AllAsync(d => d.FinishedAt != null, token)));

        foreach (var person in people)
            (await Story.Employee(person).NoticesAsync()).Count.ShouldBe(2);
    }

    /// <summary>Both schedulers are told to run them now; which of them does is theirs to settle.</summary>
    private async Task RingAsync(Service other)
    {
        foreach (var replica in (Service[])[Story.Service, other, Story.Service, other])
            await replica.Get<IStepBell>().RingAsync<SendDueReminders>(CancellationToken.None);
    }

    /// <summary>A Wednesday, ten o'clock in Britain: seven days later it is working time, too.</summary>
    private DateTimeOffset NextWorkingMorning()
    {
        var day = Story.Clock.GetUtcNow().Date.AddDays(1);
        while (day.DayOfWeek != DayOfWeek.Wednesday)
            day = day.AddDays(1);
        return new DateTimeOffset(day.AddHours(10), TimeSpan.Zero);
    }

    private async Task<int> RemindedAsync() => (await Task.WhenAll(Story.Company.MembersOf("Pilot").Select(p => Story.Employee(p).RemindersAsync()))).Count(reminders => reminders.Count > 0);
}
