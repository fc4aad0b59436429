using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Outside.Sent;
using TeamsOptOutBot.Scenarios.Builders;
using TeamsOptOutBot.Scenarios.Drivers;
using TeamsOptOutBot.Scenarios.Harness;
using TeamsOptOutBot.Simulator;
using TeamsOptOutBot.Simulator.Traffic;
using Colleague = TeamsOptOutBot.Simulator.Directory.Person;

namespace TeamsOptOutBot.Faults;

/// <summary>The simulated tenant with everything going wrong in it at once.</summary>
internal sealed class FaultyTenant : IAsyncDisposable
{
    public const string Group = "Everybody at risk";
    private const int LogPage = 50_000;

    /// <summary>Answers after which nothing is sent again. Those that stop the whole tenant for minutes have stories of their own, with a clock that can be moved.</summary>
    private static readonly string[] Final =
    [
        "400:BadSyntax", "403:BotNotInConversationRoster", "403:ConversationBlockedByUser", "403:NotEnoughPermissions", "403:MessageWritesBlocked", "403:ForbiddenOperationException", "404:ConversationNotFound",
        "413:MessageSizeTooBig", "500:ServiceError",
    ];

    private readonly SimulatorHost _host;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(60) };

    private FaultyTenant(SimulatorHost host)
    {
        _host = host;
        _http.BaseAddress = new Uri(host.Url);
    }

    public IReadOnlyDictionary<string, string> BotSettings => _host.BotSettings;

    /// <summary>One who reads English: the numbers of the author's cards are read by their labels.</summary>
    public Colleague Author => _host.Directory.FindGroups("HR")[0].People.First(p => p is { Enabled: true, Guest: false } && p.Language?.StartsWith("en", StringComparison.Ordinal) == true);

    /// <summary>Who gets the notice.</summary>
    public IReadOnlyList<Colleague> Audience { get; private set; } = [];

    /// <summary>Who cannot be reached whatever happens, and with which fault.</summary>
    public IReadOnlyList<(Colleague Person, string Operation, string Error)> Hopeless { get; private set; } = [];

    public static async Task<FaultyTenant> StartAsync(FaultPlan plan)
    {
        var options = new SimulatorOptions { Port = 0, People = plan.People * 5 / 4 + 100, Seed = plan.Seed, Record = SentFolder.Own };
        var tenant = new FaultyTenant(await SimulatorHost.StartAsync(options, CancellationToken.None));
        var company = new CompanyBuilder(tenant._host.Directory);
        tenant.Audience = company.Group(Group, plan.People);
        tenant.Hopeless = [.. tenant.Audience.Where((_, index) => WayOf(index) == Way.Event).Zip(Final, (p, error) => (p, "connector.send", error)), (tenant.Audience[3], "graph.install", "403:Forbidden")];
        return tenant;
    }

    /// <summary>Half of the people have the app and the bot knows their conversation, a quarter has it and the bot does not know, a quarter has it not.</summary>
    public Task MeetAsync() => Parallel.ForEachAsync(Audience.Index(), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (one, token) =>
    {
        var (index, person) = one;
        if (WayOf(index) == Way.NoApp)
            return;
        using var response = await _http.PostAsJsonAsync($"/sim/people/{person.Mail}/app", new { @do = WayOf(index) == Way.Event ? "install" : "preinstall" }, token);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(token));
    });

    public void SendTo(IEnumerable<Replica> replicas) => _host.BotUrls = [.. replicas.Select(r => r.Url)];

    /// <summary>Every error that passes, latency, resets on both sides of the effect, and throttling.</summary>
    public Task GoWrongAsync() => SetFaultsAsync(
    [
        .. Hopeless.Select(Rule),
        new { operation = "connector.send", latencyMs = 60, dropBefore = 0.02, dropAfter = 0.03, retryAfterSeconds = 1, requestsPerSecond = 90, errors = Errors(0.05, ("401", 0.002), ("403:ForbiddenOperationException", 0.003), ("404:ConversationNotFound", 0.003), ("412", 0.02), ("504", 0.01)) },
        new { operation = "connector", latencyMs = 40, dropBefore = 0.02, dropAfter = 0.02, retryAfterSeconds = 1, requestsPerSecond = 90, errors = Errors(0.03, ("412", 0.01), ("504", 0.01)) },
        new { operation = "graph", latencyMs = 30, dropBefore = 0.01, dropAfter = 0.02, retryAfterSeconds = 1, requestsPerSecond = 90, errors = Errors(0.03, ("500", 0.01), ("504", 0.01)) },
        new { operation = "token", latencyMs = 30, dropBefore = 0.1, requestsPerSecond = 90, errors = Errors(0.02) },
        new { requestsPerSecond = 90 },
    ]);

    /// <summary>Only what is wrong for good goes on.</summary>
    public Task OnlyForGoodAsync() => SetFaultsAsync([.. Hopeless.Select(Rule), new { requestsPerSecond = 0 }]);

    public async Task<int> SayAsync(Colleague person, string text)
    {
        using var response = await _http.PostAsJsonAsync($"/sim/people/{person.Mail}/say", new { text });
        return (int)(await response.Content.ReadFromJsonAsync<JsonNode>())!["status"]!;
    }

    /// <summary>What the bot answered; status 0 when it was killed over it.</summary>
    /// <param name="data">The button's, where the card may show others by now.</param>
    public async Task<(int Status, JsonNode? Body)> PressAsync(Colleague person, string message, string verb, object? data = null)
    {
        using var response = await _http.PostAsJsonAsync($"/sim/people/{person.Mail}/press", new { messageId = message, verb, data });
        var answer = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        return response.IsSuccessStatusCode ? ((int)answer["status"]!, answer["body"]) : throw new InvalidOperationException($"{verb} at {message}: {answer.ToJsonString()}");
    }

    /// <summary>The bot's messages in a personal chat, oldest first, with what each shows now.</summary>
    public async Task<IReadOnlyList<(string Id, CardView? Card)>> FromBotAsync(Colleague person) =>
        [.. (await _http.GetFromJsonAsync<JsonArray>($"/sim/people/{person.Mail}/chat"))!
            .Where(m => (string?)m!["from"] == "bot").Select(m => ((string)m!["id"]!, m["card"] is JsonObject card ? new CardView(card.DeepClone().AsObject()) : null))];

    public string? FirstMessageOf(Colleague person) => _host.MessagesFromBot(person) is [var first, ..] ? first : null;

    public IReadOnlyList<string> MessagesOf(Colleague person) => _host.MessagesFromBot(person);

    /// <summary>Every request of the bot, oldest first.</summary>
    public async Task<IReadOnlyList<LogEntry>> LogAsync()
    {
        var all = new List<LogEntry>();
        while (true)
        {
            var page = (await _http.GetFromJsonAsync<List<LogEntry>>($"/sim/log?since={(all.Count == 0 ? 0 : all[^1].Seq)}&limit={LogPage}"))!;
            all.AddRange(page);
            if (page.Count < LogPage)
                return all;
        }
    }

    /// <summary>How many messages the tenant has accepted since then.</summary>
    public int Sends(DateTimeOffset since) => _host.AcceptedSince(since);

    public static async Task WaitAsync(TimeSpan limit, Func<string> what, Func<Task<bool>> isSo)
    {
        for (var watch = Stopwatch.StartNew(); !await isSo(); await Task.Delay(100))
        {
            if (watch.Elapsed > limit)
                throw new TimeoutException($"Waited {limit.TotalSeconds:0} s in vain for {what()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    private async Task SetFaultsAsync(object[] rules)
    {
        using var response = await _http.PutAsJsonAsync("/sim/faults", rules);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    private static object Rule((Colleague Person, string Operation, string Error) hopeless) =>
        new { person = hopeless.Person.Mail, operation = hopeless.Operation, errors = new Dictionary<string, double>(StringComparer.Ordinal) { [hopeless.Error] = 1 } };

    /// <summary>Throttled to this share, and now and then unavailable.</summary>
    private static Dictionary<string, double> Errors(double throttled, params (string Error, double Share)[] further)
    {
        var errors = new Dictionary<string, double>(StringComparer.Ordinal) { ["429"] = throttled, ["502"] = 0.01, ["503"] = 0.01 };
        foreach (var (error, share) in further)
            errors[error] = share;
        return errors;
    }

    private static Way WayOf(int index) => (index % 4) switch
    {
        0 or 1 => Way.Event,
        2 => Way.NoEvent,
        _ => Way.NoApp,
    };

    private enum Way
    {
        Event,
        NoEvent,
        NoApp,
    }
}
