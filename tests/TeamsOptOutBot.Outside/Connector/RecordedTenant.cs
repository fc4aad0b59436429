using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Outside.Sent;

namespace TeamsOptOutBot.Outside.Connector;

/// <summary>
/// The built simulator and the built service, driven once through every command and every button; what the bot sent to the
/// connector and to Graph, and every card that anybody saw.
/// </summary>
public sealed class RecordedTenant : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("recorded-tenant-").FullName;
    private RecordingProxy? proxy;
    private RunningProgram? simulator;
    private RunningProgram? bot;
    private TenantControl? control;

    public IReadOnlyList<Exchange> Connector { get; private set; } = [];

    public IReadOnlyList<Exchange> Graph { get; private set; } = [];

    /// <summary>Each different card once, with where it was seen.</summary>
    public IReadOnlyDictionary<string, string> Cards { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlySet<string> Pressed { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What the simulator did not know.</summary>
    public JsonArray Unknown { get; private set; } = [];

    /// <summary>The card files that Node.js reads; removed with the fixture.</summary>
    public IReadOnlyList<string> CardFiles { get; private set; } = [];

    /// <summary>Base of the simulated tenant, which runs as long as the fixture.</summary>
    public string Url { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        proxy = await RecordingProxy.StartAsync();
        var port = FreePort();
        simulator = RunningProgram.Start(
            "TeamsOptOutBot.Simulator",
            ["--port", "0", "--people", "120", "--language", "en-GB", "--data", folder, "--record", SentFolder.Draft(folder), "--bot", "none", "--bot-url", $"http://127.0.0.1:{port}"],
            new Dictionary<string, string?>(StringComparer.Ordinal));
        Url = await simulator.LineAsync("Ready: ");
        control = new TenantControl(Url);
        var settings = (await File.ReadAllLinesAsync(Path.Combine(folder, "bot.env"))).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], string? (pair) => pair[1], StringComparer.Ordinal);
        settings["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        settings["http_proxy"] = proxy.Url;
        foreach (var name in new[] { "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY" })
        {
            settings[name] = null;
        }

        bot = RunningProgram.Start("TeamsOptOutBot", [], settings);
        await WaitUntilReadyAsync($"http://127.0.0.1:{port}/health/ready");
        var story = new DrivenStory(control);
        try
        {
            await story.PlayAsync();
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}\nThe bot said:\n{bot.Output}", late);
        }

        // What comes later through this tenant is sent by tests, and some of it is wrong on purpose.
        SentFolder.Keep(SentFolder.Draft(folder));

        Unknown = (await control.GetAsync("/sim/unknown")).AsArray();
        Connector = [.. proxy.Exchanges.Where(e => e.Below("/teams") is not null)];
        Graph = [.. proxy.Exchanges.Where(e => e.Below("/graph/") is not null)];
        Pressed = story.Pressed;
        Cards = AllCards(story);
        CardFiles = [.. Cards.Select((card, index) => Write(index, card.Key))];
    }

    public async ValueTask DisposeAsync()
    {
        control?.Dispose();
        foreach (var started in new IAsyncDisposable?[] { bot, simulator, proxy })
        {
            if (started is not null)
            {
                await started.DisposeAsync();
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilReadyAsync(string url)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        await Waiting.ForAsync(
            async () =>
            {
                if (bot!.HasExited)
                {
                    throw new InvalidOperationException($"The bot ended at start:\n{bot.Output}");
                }

                try
                {
                    using var response = await http.GetAsync(new Uri(url));
                    return response.IsSuccessStatusCode ? "ready" : null;
                }
                catch (HttpRequestException)
                {
                    // It does not listen yet.
                    return null;
                }
            },
            () => $"the bot is not ready:\n{bot!.Output}");
    }

    /// <summary>Cards that were sent, also those that an update replaced later, and cards in the answers to presses.</summary>
    private Dictionary<string, string> AllCards(DrivenStory story)
    {
        var cards = new Dictionary<string, string>(StringComparer.Ordinal);
        var sent = Connector
            .SelectMany(e => (e.Json?["attachments"] as JsonArray ?? []).Select(a => (Card: a?["content"], Where: $"{e.Method} {e.Path}")))
            .Concat(story.Answers.Select(a => (Card: a.Body["value"], Where: a.Press)));
        foreach (var (card, where) in sent.Where(s => (s.Card as JsonObject)?["type"]?.ToString() == "AdaptiveCard"))
        {
            cards.TryAdd(card!.ToJsonString(), where);
        }

        return cards;
    }

    private string Write(int index, string card)
    {
        var path = Path.Combine(folder, $"card-{index}.json");
        File.WriteAllText(path, card);
        return path;
    }
}

/// <summary>The story is driven once for all classes that read it.</summary>
[CollectionDefinition(Name)]
public sealed class RecordedTenantCollection : ICollectionFixture<RecordedTenant>
{
    public const string Name = "Recorded tenant";
}
