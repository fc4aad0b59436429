using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Scenarios.Drivers;
using TeamsOptOutBot.Scenarios.Harness;
using TeamsOptOutBot.Storage.Leases;
using Colleague = TeamsOptOutBot.Simulator.Directory.Person;

namespace TeamsOptOutBot.Scenarios;

/// <summary>Two replicas as processes on one PostgreSQL, with their own clocks and schedulers.</summary>
public sealed class ReplicaProcessStories
{
    private static readonly TimeSpan TakeOver = TimeSpan.FromSeconds(30);

    /// <summary>Slow enough that sending outlasts what happens during it.</summary>
    private static readonly KeyValuePair<string, string> Slowly = new("Delivery__RequestsPerSecond", "3");

    [Fact]
    public async Task When_the_dispatching_replica_is_killed_the_other_sends_within_30_seconds_and_nobody_is_lost()
    {
        var (story, replicas) = await Story.BeginWithReplicasAsync(2, Slowly);
        await using var _ = story;
        var people = story.Company.Group("Pilot", 75);
        var hr = await StartAsync(story);
        await story.WaitAsync(TimeSpan.FromSeconds(60), "the first notices", async () => await NoticesAsync(story, people) > 5);

        var killed = await DispatchingAsync(story, replicas);
        var watch = Stopwatch.StartNew();
        await killed.KillAsync();
        story.Tenant.BotUrls = [.. replicas.Where(r => r != killed).Select(r => r.Url)];
        var before = 0;
        await story.WaitAsync(TakeOver, "another dispatcher", async () =>
        {
            before = await NoticesAsync(story, people);
            return await HolderAsync(story) is { } pid && pid != killed.Pid;
        });
        await story.WaitAsync(TakeOver - watch.Elapsed, "a notice of the other replica", async () => await NoticesAsync(story, people) > before);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The other replica sent {watch.Elapsed.TotalSeconds:0.0} s after the kill."));

        await ReportAsync(story, hr, people.Count);
        foreach (var person in people)
            (await story.Employee(person).NoticesAsync()).Count.ShouldBeInRange(1, 2);
        await EndAsync(story, replicas);
    }

    [Fact]
    public async Task A_rolling_restart_during_a_campaign_sends_nobody_a_second_copy()
    {
        var (story, replicas) = await Story.BeginWithReplicasAsync(2, Slowly);
        await using var _ = story;
        var people = story.Company.Group("Pilot", 75);
        var hr = await StartAsync(story);

        foreach (var turn in Enumerable.Range(1, 3))
        {
            await story.WaitAsync(TimeSpan.FromSeconds(60), "notices", async () => await NoticesAsync(story, people) > turn * 5);
            var restarted = await DispatchingAsync(story, replicas);
            story.Tenant.BotUrls = [.. replicas.Where(r => r != restarted).Select(r => r.Url)];
            var (exitCode, took) = await restarted.StopAsync();
            exitCode.ShouldBe(0);
            took.ShouldBeLessThan(TimeSpan.FromSeconds(30));
            await restarted.StartAsync();
            story.Tenant.BotUrls = [.. replicas.Select(r => r.Url)];
        }

        await ReportAsync(story, hr, people.Count);
        foreach (var person in people)
            await story.Employee(person).NoticeAsync();
        await EndAsync(story, replicas);
    }

    private static async Task<HrDriver> StartAsync(Story story)
    {
        var hr = story.Hr();
        await hr.SayAsync("help");
        await hr.PressAsync(await hr.PreviewAsync("Pilot"), "sendNow");
        return hr;
    }

    private static async Task<int> NoticesAsync(Story story, IReadOnlyList<Colleague> people) => (await Task.WhenAll(people.Select(p => story.Employee(p).NoticesAsync()))).Sum(notices => notices.Count);

    private static async Task<Replica> DispatchingAsync(Story story, IReadOnlyList<Replica> replicas)
    {
        Replica? found = null;
        await story.WaitAsync(TakeOver, "a dispatcher", async () => await HolderAsync(story) is { } pid && (found = replicas.FirstOrDefault(r => r.Pid == pid)) is not null);
        return found!;
    }

    /// <summary>The process that holds the dispatcher's lease.</summary>
    private static async Task<int?> HolderAsync(Story story)
    {
        var owner = await story.ReadAsync((database, token) => database.Leases.Where(l => l.Name == LeaseNames.Dispatch).Select(l => l.Owner).FirstOrDefaultAsync(token));
        return owner is { Length: > 0 } ? int.Parse(owner.Split('/')[1], CultureInfo.InvariantCulture) : null;
    }

    private static async Task ReportAsync(Story story, HrDriver hr, int people)
    {
        await story.WaitAsync(TimeSpan.FromSeconds(120), "the report", async () => (await hr.ReportsAsync()).Count > 0);
        (await hr.ReportsAsync()).ShouldHaveSingleItem()["Delivered"].ShouldBe(people);
    }

    private static async Task EndAsync(Story story, IReadOnlyList<Replica> replicas)
    {
        foreach (var replica in replicas)
            await replica.DisposeAsync();
        await EndOfStory.CheckAsync(story, []);
    }
}
