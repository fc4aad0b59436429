using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Simulator;
using TeamsOptOutBot.Simulator.Directory;

namespace TeamsOptOutBot.Outside.Sdk;

/// <summary>The simulated tenant and, as its bot, one on the official SDK.</summary>
public sealed class SdkTenant : IAsyncLifetime
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(2) };
    private SimulatorHost _simulator = null!;
    private SdkBot _bot = null!;
    private int _people;

    public async ValueTask InitializeAsync()
    {
        if (!Needs.HasSdk)
        {
            return;
        }

        _simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Port = 0, People = 400 }, CancellationToken.None);
        _http.BaseAddress = new Uri(_simulator.Url);
        _bot = await SdkBot.StartAsync(_simulator.BotSettings, CancellationToken.None);
        _simulator.BotUrl = _bot.Url;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_bot is not null)
        {
            await _bot.DisposeAsync();
        }

        if (_simulator is not null)
        {
            await _simulator.DisposeAsync();
        }
    }

    internal string ServiceUrl => _simulator.BotSettings["Microsoft365__TeamsServiceUrl"];

    /// <summary>Somebody whom no other test uses.</summary>
    internal Person Somebody() => _simulator.Directory.People.Where(person => person is { Enabled: true, Guest: false }).ElementAt(10 + Interlocked.Increment(ref _people));

    /// <summary>Says it and expects the SDK to have taken it: a good token, an activity it understands.</summary>
    internal async Task SayAsync(Person person, string text, string? @in = null) =>
        ((int?)(await PostAsync($"/sim/people/{person.Mail}/say", new { text, @in }))["status"]).ShouldBe(200, $"{text}: {await LastNoteAsync()}");

    internal async Task<IReadOnlyList<JsonObject>> ChatAsync(Person person, string? @in = null) =>
        [.. (await GetAsync($"/sim/people/{person.Mail}/chat{(@in is null ? "" : "?in=" + @in)}")).AsArray().Select(message => message!.AsObject())];

    internal async Task<IReadOnlyList<JsonObject>> FromBotAsync(Person person) =>
        [.. (await ChatAsync(person)).Where(message => (string?)message["from"] == "bot")];

    /// <summary>The bot's notes that hold this member.</summary>
    internal async Task<IReadOnlyList<JsonObject>> NotesAsync(string member) =>
        [.. (await _bot.SeenAsync(TestContext.Current.CancellationToken)).Where(note => note.ContainsKey(member))];

    internal async Task<JsonNode> GetAsync(string path) => (await _http.GetFromJsonAsync<JsonNode>(path))!;

    internal async Task<JsonNode> PostAsync(string path, object body)
    {
        using var response = await _http.PostAsJsonAsync(path, body);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<string> LastNoteAsync() => (await _bot.SeenAsync(CancellationToken.None)) is [.., var last] ? last.ToJsonString() : "";
}
