using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Campaigns;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Mail;
using TeamsOptOutBot.Outside.Sent;
using TeamsOptOutBot.Privacy;
using TeamsOptOutBot.Reminders;
using TeamsOptOutBot.Reports;
using TeamsOptOutBot.Scenarios.Builders;
using TeamsOptOutBot.Scenarios.Drivers;
using TeamsOptOutBot.Simulator;
using TeamsOptOutBot.Storage;
using Colleague = TeamsOptOutBot.Simulator.Directory.Person;

namespace TeamsOptOutBot.Scenarios.Harness;

/// <summary>A simulated tenant, the service in it, and a clock that the story moves.</summary>
internal sealed class Story : IAsyncDisposable
{
    private static readonly TimeSpan StepLimit = TimeSpan.FromSeconds(90);

    private readonly ConcurrentBag<string> _said = [];
    private readonly ConcurrentDictionary<string, byte> _read = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(60) };
    private readonly StoryDatabase _database;
    private readonly bool _withScheduler;
    private readonly List<Service> _others = [];
    private readonly List<Replica> _replicas = [];
    private Balancer? _balancer;
    private Service? _service;

    private Story(SimulatorHost tenant, StoryDatabase database, bool withScheduler, StoryClock? clock = null)
    {
        (Tenant, _database, _withScheduler, Clock) = (tenant, database, withScheduler, clock ?? new StoryClock());
        _http.BaseAddress = new Uri(tenant.Url);
    }

    public SimulatorHost Tenant { get; }

    public StoryClock Clock { get; }

    public LogLines Log { get; } = new();

    /// <summary>What the service is configured with beside the tenant and the database, from its next start on.</summary>
    public Dictionary<string, string?> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>For what is done to it while the service is stopped.</summary>
    public StoryDatabase Database => _database;

    public CompanyBuilder Company => new(Tenant.Directory);

    public Service Service => _service ?? throw new InvalidOperationException("The service is stopped.");

    public bool IsRunning => _service is not null;

    /// <summary>What people wrote to the bot: no log may hold it.</summary>
    public IEnumerable<string> SaidTexts => _said;

    /// <summary>False where the service is a process of its own, with the texts as they are shipped.</summary>
    public bool TextsAreMarked { get; private init; } = true;

    /// <summary>What came back from the tenant, with the marks around the texts.</summary>
    public IEnumerable<string> ReadRaw => _read.Keys;

    public static async Task<Story> BeginAsync(StoryDatabase database, bool withScheduler = false)
    {
        var clock = new StoryClock();
        var tenant = await SimulatorHost.StartAsync(new SimulatorOptions { Port = 0, Record = SentFolder.Own, MailClock = clock }, CancellationToken.None);
        var story = new Story(tenant, database, withScheduler, clock);
        try
        {
            await story.StartServiceAsync();
            return story;
        }
        catch
        {
            await story.DisposeAsync();
            throw;
        }
    }

    /// <summary>The service as a process of its own, with its own clock and scheduler, which can be killed.</summary>
    public static async Task<Story> BeginWithProcessAsync()
    {
        var database = new SqliteStoryDatabase();
        return new Story(await SimulatorHost.StartAsync(new SimulatorOptions { Port = 0, StartBot = true, Data = database.Folder, Language = "en-GB", Record = SentFolder.Own }, CancellationToken.None), database, withScheduler: false) { TextsAreMarked = false };
    }

    /// <summary>So many replicas as processes on one PostgreSQL, started at once on a database that is empty.</summary>
    public static async Task<(Story Story, IReadOnlyList<Replica> Replicas)> BeginWithReplicasAsync(int count, params IReadOnlyCollection<KeyValuePair<string, string>> settings)
    {
        var database = await PostgresStoryDatabase.CreateEmptyAsync();
        var tenant = await SimulatorHost.StartAsync(new SimulatorOptions { Port = 0, Language = "en-GB", Record = SentFolder.Own }, CancellationToken.None);
        var story = new Story(tenant, database, withScheduler: false) { TextsAreMarked = false };
        try
        {
            var all = tenant.BotSettings.Concat(database.Settings.Select(s => KeyValuePair.Create(s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value!))).Concat(settings).ToList();
            story._replicas.AddRange(Enumerable.Range(0, count).Select(_ => new Replica(all, story.Log)));
            await Task.WhenAll(story._replicas.Select(r => r.StartAsync()));
            tenant.BotUrls = [.. story._replicas.Select(r => r.Url)];
            return (story, story._replicas);
        }
        catch
        {
            await story.DisposeAsync();
            throw;
        }
    }

    /// <summary>From now on everything that people send takes this way.</summary>
    public async Task<Balancer> PutBalancerBeforeAsync(IReadOnlyList<Replica> replicas)
    {
        _balancer = await Balancer.StartAsync([.. replicas.Select(r => r.Url)]);
        Tenant.BotUrls = [_balancer.Url];
        return _balancer;
    }

    /// <summary><c>kill</c>, <c>stop</c> or <c>start</c>.</summary>
    public Task ProcessAsync(string what) => PostAsync("/sim/bot", new { @do = what });

    public HrDriver Hr(int index = 0) => new(this, Tenant.Directory.FindGroups("HR")[0].People.ElementAt(index));

    public EmployeeDriver Employee(Colleague person) => new(this, person);

    public ManagerDriver Manager(Colleague person) => new(this, person);

    public void Said(string text) => _said.Add(text);

    /// <summary>What somebody read elsewhere than in the chat, with the marks.</summary>
    public void Seen(string text) => _read.TryAdd(new JsonObject { ["text"] = text }.ToJsonString(), 0);

    public async Task StartServiceAsync()
    {
        _service = await Service.StartAsync(Tenant, _database, Clock, Log, _withScheduler, Settings);
        (Tenant.BotUrl, Tenant.PublicBotUrl) = (_service.Url, Service.PublicUrl);
    }

    /// <summary>A further replica in this process; what people send goes to all of them in turn.</summary>
    public async Task<Service> StartAnotherAsync()
    {
        var other = await Service.StartAsync(Tenant, _database, Clock, Log, _withScheduler, Settings);
        _others.Add(other);
        Tenant.BotUrls = [Service.Url, .. _others.Select(o => o.Url)];
        return other;
    }

    public async Task StopServiceAsync()
    {
        Tenant.BotUrl = null;
        foreach (var other in _others)
            await other.DisposeAsync();
        _others.Clear();
        if (_service is { } service)
            await service.DisposeAsync();
        _service = null;
    }

    /// <summary>Runs one step of the engine.</summary>
    public Task RunAsync<TStep>()
        where TStep : IStep => Service.RunAsync<TStep>(Clock.GetUtcNow());

    /// <summary>Runs all steps until nothing is due, installs included whose events are on their way.</summary>
    public Task StepAsync() => WaitAsync(StepLimit, "nothing to be due", async () =>
    {
        await RunAsync<PrepareCampaign>();
        await RunAsync<QueueNotices>();
        await RunAsync<SendDueReminders>();
        await RunAsync<DispatchDeliveries>();
        if (await IsSomethingDueAsync())
            return false;

        // Only now, so that what is shown last is how it ended.
        await RunAsync<ShowProgress>();
        await RunAsync<DispatchDeliveries>();
        await RunAsync<SealEvidence>();
        await RunAsync<EraseExpired>();
        return !await IsSomethingDueAsync();
    });

    /// <summary>Moves the clock and does what is due then.</summary>
    public Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return StepAsync();
    }

    /// <summary>Moves the clock from one waiting delivery to the next until none waits.</summary>
    public async Task SettleAsync()
    {
        await StepAsync();
        for (var left = 200; await NextDueAsync() is { } next; left--)
        {
            left.ShouldBeGreaterThan(0, "Deliveries go on waiting.");
            if (next > Clock.GetUtcNow())
                Clock.AdvanceTo(next);
            await StepAsync();
        }
    }

    public Task<T> ReadAsync<T>(Func<BotDbContext, CancellationToken, Task<T>> read) => _service is { } service ? service.Get<IReader>().ReadAsync(read, CancellationToken.None) : _database.ReadAsync(read);

    /// <summary>Asks until it is so; a story that waits longer than the limit fails.</summary>
    public async Task WaitAsync(TimeSpan limit, string what, Func<Task<bool>> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            watch.Elapsed.ShouldBeLessThan(limit, $"Waited in vain for {what}.");
            await Task.Delay(20);
        }
    }

    /// <summary>What goes wrong in the tenant from now on; nothing: <c>new { }</c>.</summary>
    public async Task FaultsAsync(object faults)
    {
        using var response = await _http.PutAsJsonAsync("/sim/faults", faults);
        response.EnsureSuccessStatusCode();
    }

    public async Task<JsonNode> GetAsync(string path) => Read(path, await _http.GetStringAsync(path));

    public async Task<JsonNode> PostAsync(string path, object body)
    {
        using var response = await _http.PostAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {text}");
        return Read(path, text);
    }

    public async Task<JsonNode> DeleteAsync(string path)
    {
        using var response = await _http.DeleteAsync(path);
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync()) ?? new JsonObject();
    }

    /// <summary>Remembers what people read, and gives it to the story without the marks.</summary>
    private JsonNode Read(string path, string json)
    {
        if (path.Contains("/chat", StringComparison.Ordinal) || path.EndsWith("/press", StringComparison.Ordinal) || path.EndsWith("/mail", StringComparison.Ordinal))
            _read.TryAdd(json, 0);
        return JsonNode.Parse(MarkedTexts.WithoutMarks(json))!;
    }

    /// <summary>The health page as IT asks for it.</summary>
    public async Task<string> HealthAsync() => MarkedTexts.WithoutMarks(await _http.GetStringAsync($"{Service.Url}/health"));

    public async ValueTask DisposeAsync()
    {
        await StopServiceAsync();
        foreach (var replica in _replicas)
            await replica.DisposeAsync();
        if (_balancer is { } balancer)
            await balancer.DisposeAsync();
        await Tenant.DisposeAsync();
        await _database.DisposeAsync();
        _http.Dispose();
    }

    private async Task<bool> IsSomethingDueAsync()
    {
        var now = Clock.GetUtcNow();
        var mailGoes = MailFrom(now) <= now;
        return await ReadAsync((database, token) => database.Deliveries.AnyAsync(
            d => (d.State == DeliveryState.Pending || d.State == DeliveryState.Retrying || d.State == DeliveryState.Uncertain) && (d.DueAt <= now || d.Step == ReachStep.Installed)
                && (d.Lane != DeliveryLane.Mail || mailGoes), token));
    }

    /// <summary>A mail that is due waits until a mailbox may send it.</summary>
    private async Task<DateTimeOffset?> NextDueAsync()
    {
        var times = await ReadAsync((database, token) => database.Deliveries
            .Where(d => d.State == DeliveryState.Pending || d.State == DeliveryState.Retrying || d.State == DeliveryState.Uncertain)
            .GroupBy(d => d.Lane == DeliveryLane.Mail).Select(g => new { OfMail = g.Key, First = g.Min(d => d.DueAt) }).ToListAsync(token));
        var mail = MailFrom(Clock.GetUtcNow());
        return times.Count == 0 ? null : times.Min(t => t.OfMail && t.First < mail ? mail : t.First);
    }

    /// <summary>When a mailbox is free, as the service knows it; with no mailbox, never.</summary>
    private DateTimeOffset MailFrom(DateTimeOffset now) => _service?.Get<MailboxBudgets>().NextFree(now) ?? (_service is null ? now : DateTimeOffset.MaxValue);
}
