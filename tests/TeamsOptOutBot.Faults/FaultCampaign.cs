using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Scenarios.Harness;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Faults;

/// <summary>One campaign through a tenant in which everything goes wrong, sent by a service that is killed again and again.</summary>
internal sealed class FaultCampaign(FaultPlan plan, FaultDatabase database, FaultyTenant tenant, IReadOnlyList<Replica> replicas, Action<string> say) : IAsyncDisposable
{
    /// <summary>Longer than the two minutes for which sending rests when Teams refuses the bot's token twice.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(200);

    /// <summary>A dead replica is replaced within this time.</summary>
    public static readonly TimeSpan FailoverLimit = TimeSpan.FromSeconds(30);

    private readonly Random _random = new(plan.Seed);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly List<Kill> _kills = [];

    public IReadOnlyList<Kill> Kills => _kills;

    public int Campaign { get; private set; }

    public TimeSpan LongestFailover { get; private set; }

    public TotalsWatch? Totals { get; private set; }

    public Pressers? Pressers { get; private set; }

    public async Task RunAsync()
    {
        foreach (var replica in replicas)
            await replica.StartAsync();
        tenant.SendTo(replicas);
        await tenant.MeetAsync();
        say(Passed("the service is up and half of the people are known"));
        await tenant.OnlyForGoodAsync();
        await LaunchAsync();
        await tenant.GoWrongAsync();
        Totals = new TotalsWatch(database, tenant, Campaign, tenant.Audience.Count);
        Pressers = new Pressers(tenant, Campaign, tenant.Audience, plan.Seed);
        using var ended = new CancellationTokenSource();
        var beside = Task.WhenAll(Totals.RunAsync(ended.Token), Pressers.RunAsync(ended.Token));
        try
        {
            say(Passed("the first notices are there"));
            await KillAllAsync(beside);
            say(Passed($"killed {plan.Kills} times"));
            await tenant.OnlyForGoodAsync();
            await SettleAsync();
            say(Passed("nothing is left to send"));
        }
        finally
        {
            await ended.CancelAsync();
            await beside;
        }

        // What the last presses put into the outbox.
        await SettleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas)
            await replica.DisposeAsync();
    }

    private string Passed(string what) => string.Create(CultureInfo.InvariantCulture, $"{_watch.Elapsed.TotalSeconds,5:0} s: {what}");

    private async Task LaunchAsync()
    {
        await tenant.SayAsync(tenant.Author, $"start linkedin-ai to \"{FaultyTenant.Group}\"");
        var preview = "";
        await FaultyTenant.WaitAsync(Patience, () => "the preview", async () =>
        {
            preview = (await tenant.FromBotAsync(tenant.Author)).LastOrDefault(m => m.Card?.Json.ToJsonString().Contains("\"sendNow\"", StringComparison.Ordinal) == true).Id;
            return preview is not null;
        });
        (await tenant.PressAsync(tenant.Author, preview, "sendNow")).Status.ShouldBe(200);
        await FaultyTenant.WaitAsync(Patience, () => "the first notices", async () =>
        {
            Campaign = await database.Reader.ReadAsync((context, token) => context.Campaigns.Where(c => c.Status == CampaignStatus.Running).Select(c => c.Id).FirstOrDefaultAsync(token), CancellationToken.None);
            return Campaign != 0 && tenant.Audience.Any(person => tenant.FirstMessageOf(person) is not null);
        });
    }

    private async Task KillAllAsync(Task beside)
    {
        for (var number = 1; number <= plan.Kills && !beside.IsCompleted; number++)
        {
            // Most kills strike while messages go out, some while the service is still finding its feet.
            if (_random.Next(4) > 0)
                await WaitForSendsAsync(TimeProvider.System.GetUtcNow(), Patience);
            await Task.Delay(_random.Next(50, 1_500));
            var victims = replicas.Count > 1 && number % 7 == 0 ? replicas : [replicas[_random.Next(replicas.Count)]];
            foreach (var victim in victims)
                await victim.KillAsync();
            var kill = new Kill(TimeProvider.System.GetUtcNow(), await InFlightAsync(), replicas.Count - victims.Count);
            _kills.Add(kill);
            if (kill.Survivors > 0)
                LongestFailover = Longer(LongestFailover, await WaitForSendsAsync(kill.At, FailoverLimit));
            foreach (var victim in victims)
                await victim.StartAsync();
        }
    }

    /// <summary>While there is anything to send, somebody sends it, whoever was killed.</summary>
    private async Task<TimeSpan> WaitForSendsAsync(DateTimeOffset since, TimeSpan limit)
    {
        var watch = Stopwatch.StartNew();
        await FaultyTenant.WaitAsync(limit, () => $"a send after kill {_kills.Count}, seed {plan.Seed}", async () =>
            tenant.Sends(since) > 0 || await DueAsync() == 0);
        return watch.Elapsed;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private async Task SettleAsync()
    {
        var open = 0;
        await FaultyTenant.WaitAsync(Patience, () => $"{open} deliveries to end, seed {plan.Seed}", async () => (open = await OpenAsync()) == 0);
    }

    private Task<int> OpenAsync() => database.Reader.ReadAsync(
        (context, token) => context.Deliveries.CountAsync(
            d => d.CampaignId == Campaign && (d.State == DeliveryState.Pending || d.State == DeliveryState.Sending || d.State == DeliveryState.Retrying || d.State == DeliveryState.Uncertain), token),
        CancellationToken.None);

    /// <summary>What could be sent now: whatever waits for a later time, as a throttled tenant asks, is not expected yet.</summary>
    private Task<int> DueAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        return database.Reader.ReadAsync(
            (context, token) => context.Deliveries.CountAsync(
                d => d.CampaignId == Campaign && (d.State == DeliveryState.Sending || d.State == DeliveryState.Uncertain || ((d.State == DeliveryState.Pending || d.State == DeliveryState.Retrying) && d.DueAt <= now)), token),
            CancellationToken.None);
    }

    private Task<HashSet<Guid>> InFlightAsync() => database.Reader.ReadAsync(
        (context, token) => context.Deliveries.Where(d => d.CampaignId == Campaign && d.Kind == DeliveryKind.Notice && d.State == DeliveryState.Sending)
            .Join(context.People, d => d.PersonId, p => p.Id, (_, p) => p.AadId).ToHashSetAsync(token),
        CancellationToken.None);
}
