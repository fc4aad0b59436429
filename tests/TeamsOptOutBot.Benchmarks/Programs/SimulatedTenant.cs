using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Benchmarks.Programs;

/// <summary>The simulator as a process of its own, driven over HTTP.</summary>
internal sealed class SimulatedTenant : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private readonly HttpClient _http;

    private SimulatedTenant(ChildProcess process, string url, IReadOnlyDictionary<string, string> settings)
    {
        (Process, Settings) = (process, settings);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 256 }) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(5) };
    }

    public ChildProcess Process { get; }

    /// <summary>The settings it wrote for bots.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    public static async Task<SimulatedTenant> StartAsync(string folder, int people, IEnumerable<string> botUrls, CancellationToken cancellationToken)
    {
        var program = Path.Combine(Repository.Root, "artifacts", "bin", "TeamsOptOutBot.Simulator", "release", "TeamsOptOutBot.Simulator.dll");
        if (!File.Exists(program))
            throw new BenchmarkException("The simulator is not built as Release: run the benchmarks with -c Release.");
        string[] arguments = [program, "--bot", "none", "--port", "0", "--data", folder, "--people", people.ToString(CultureInfo.InvariantCulture), .. botUrls.SelectMany(url => new[] { "--bot-url", url })];
        var process = ChildProcess.Start("dotnet", arguments, []);
        var ready = await process.FindLineAsync("Ready: ", StartLimit, cancellationToken) ?? throw new BenchmarkException("The simulator did not start in time.");
        var settings = File.ReadLines(Path.Combine(folder, "bot.env")).Select(l => l.Split('=', 2)).Where(l => l[0] is not ("ASPNETCORE_URLS" or "Storage__Folder")).ToDictionary(l => l[0], l => l[1]);
        return new SimulatedTenant(process, ready.Split("Ready: ")[1].Trim(), settings);
    }

    /// <summary>0: no limit for the whole app.</summary>
    public async Task LimitAsync(int requestsPerSecond, CancellationToken cancellationToken)
    {
        using var answer = await _http.PutAsJsonAsync("/sim/faults", new { requestsPerSecond }, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<IReadOnlyList<JsonNode>> PeopleAsync(string group, CancellationToken cancellationToken) =>
        [.. (await GetAsync($"/sim/people?group={Uri.EscapeDataString(group)}", cancellationToken)).AsArray().Where(p => (bool)p!["enabled"]! && !(bool)p["guest"]!).Select(p => p!)];

    public Task<JsonNode> SayAsync(string mail, string text, CancellationToken cancellationToken) => PostAsync($"{PathOf(mail)}/say", new { text }, cancellationToken);

    public Task<JsonNode> PressAsync(string mail, string messageId, string verb, CancellationToken cancellationToken) => PostAsync($"{PathOf(mail)}/press", new { messageId, verb }, cancellationToken);

    public Task<JsonNode> InstallAsync(string mail, CancellationToken cancellationToken) => PostAsync($"{PathOf(mail)}/app", new { @do = "install" }, cancellationToken);

    /// <summary>The bot's messages in somebody's chat after that one.</summary>
    public async Task<IReadOnlyList<JsonNode>> ChatAsync(string mail, string after, CancellationToken cancellationToken) =>
        [.. (await GetAsync($"{PathOf(mail)}/chat?after={after}", cancellationToken)).AsArray().Where(m => (string?)m!["from"] == "bot").Select(m => m!)];

    public async Task<IReadOnlyList<JsonNode>> MessagesAsync(string after, CancellationToken cancellationToken) =>
        [.. (await GetAsync($"/sim/messages?after={after}&limit=100000", cancellationToken)).AsArray().Select(m => m!)];

    public async Task<IReadOnlyList<JsonNode>> LogAsync(long since, CancellationToken cancellationToken)
    {
        var all = new List<JsonNode>();
        while (true)
        {
            var page = (await GetAsync($"/sim/log?since={since}&limit=20000", cancellationToken)).AsArray();
            if (page.Count == 0)
                return all;
            all.AddRange(page.Select(e => e!));
            since = (long)all[^1]["seq"]!;
        }
    }

    public async Task<long> LogEndAsync(CancellationToken cancellationToken) =>
        (await GetAsync("/sim/log?last=1", cancellationToken)).AsArray() is [{ } last] ? (long)last["seq"]! : 0;

    public async Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken) => (await _http.GetFromJsonAsync<JsonNode>(path, cancellationToken))!;

    /// <summary>Asks until something is there.</summary>
    public static async Task<T> UntilAsync<T>(string what, TimeSpan limit, Func<Task<T?>> look, CancellationToken cancellationToken)
        where T : class
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < limit;)
        {
            if (await look() is { } found)
                return found;
            await Task.Delay(50, cancellationToken);
        }

        throw new BenchmarkException($"Waited {limit.TotalSeconds:0} s in vain for {what}.");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Process.DisposeAsync();
    }

    private static string PathOf(string mail) => $"/sim/people/{Uri.EscapeDataString(mail)}";

    private async Task<JsonNode> PostAsync(string path, object body, CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new BenchmarkException($"{path.Split('/')[^1]}: {text}");
    }
}
