using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Outside.Connector;

/// <summary>The simulated tenant's control calls.</summary>
internal sealed class TenantControl(string url) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(60) };

    public async Task<IReadOnlyList<JsonObject>> PeopleAsync(string group) =>
        [.. (await GetAsync($"/sim/people?group={Uri.EscapeDataString(group)}")).AsArray().Select(p => p!.AsObject()).Where(p => (bool)p["enabled"]! && !(bool)p["guest"]!)];

    /// <summary>Says something and waits until the bot has had its say.</summary>
    public async Task SayAsync(string mail, string text, string? @in = null)
    {
        var answer = await PostAsync($"/sim/people/{mail}/say", new JsonObject { ["text"] = text, ["in"] = @in });

        // 504 is the tenant's word for a turn that took longer than 15 s on a busy machine; the bot goes on with it.
        if ((int)answer["status"]! is not (>= 200 and < 300 or 504))
        {
            throw new InvalidOperationException($"The bot answered {answer["status"]} to '{text}'.");
        }
    }

    public async Task<IReadOnlyList<JsonObject>> ChatAsync(string mail, string? @in = null) =>
        [.. (await GetAsync($"/sim/people/{mail}/chat{(@in is null ? "" : "?in=" + @in)}")).AsArray().Select(m => m!.AsObject())];

    public Task<JsonNode> PressAsync(string mail, JsonObject press) => PostAsync($"/sim/people/{mail}/press", press);

    public async Task<JsonNode> GetAsync(string path) => (await http.GetFromJsonAsync<JsonNode>(path))!;

    public async Task<JsonNode> PostAsync(string path, JsonObject body)
    {
        using var response = await http.PostAsJsonAsync(path, body);
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>();
        return response.IsSuccessStatusCode ? answer! : throw new InvalidOperationException($"{path} {body.ToJsonString()}: {(int)response.StatusCode} {answer?.ToJsonString()}");
    }

    public async Task SetFaultsAsync(JsonNode faults)
    {
        using var response = await http.PutAsJsonAsync("/sim/faults", faults);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => http.Dispose();
}
