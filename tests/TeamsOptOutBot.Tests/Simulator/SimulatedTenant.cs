using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Tokens;
using TeamsOptOutBot.Simulator;
using Xunit;

namespace TeamsOptOutBot.Tests.Simulator;

/// <summary>A simulated tenant in process, a fake bot beside it, and a client that calls both services as the bot would.</summary>
public sealed class SimulatedTenant : IAsyncLifetime
{
    private readonly HttpClient _open = new();
    private HttpClient _tokenClient = new();
    private HttpClient _connector = new();
    private HttpClient _graph = new();

    internal SimulatorHost Host { get; private set; } = null!;

    internal FakeBot Bot { get; private set; } = null!;

    internal SimulatorOptions Options { get; } = new() { Port = 0, People = 120 };

    /// <summary>Without a token.</summary>
    internal HttpClient Open => _open;

    internal HttpClient TokenClient => _tokenClient;

    internal HttpClient Connector => _connector;

    internal HttpClient Graph => _graph;

    internal Person Anybody(int index = 0) => Host.Directory.People.Where(p => p is { Enabled: true, Guest: false }).ElementAt(10 + index);

    public async ValueTask InitializeAsync()
    {
        Bot = await FakeBot.StartAsync();
        Host = await SimulatorHost.StartAsync(Options, CancellationToken.None);
        Host.BotUrl = Bot.Url;
        _open.BaseAddress = new Uri(Host.Url);
        var handler = new SocketsHttpHandler();
        if (Host.UntrustedCertificate is { } certificate)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(certificate);
        }

        _tokenClient = new HttpClient(handler) { BaseAddress = new Uri(Host.BotSettings["Microsoft365__AuthorityHost"]) };
        _connector = await WithTokenAsync(AccessTokens.ConnectorAudience, Host.BotSettings["Microsoft365__TeamsServiceUrl"]);
        _graph = await WithTokenAsync(AccessTokens.GraphAudience, Host.BotSettings["Microsoft365__GraphBaseUrl"] + "/");
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Bot.DisposeAsync();
    }

    internal async Task<(int Status, JsonObject Body)> AskForTokenAsync(params (string Name, string Value)[] changes)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tenant"] = Host.BotSettings["Microsoft365__TenantId"],
            ["grant_type"] = "client_credentials",
            ["client_id"] = Host.BotSettings["Microsoft365__AppId"],
            ["client_secret"] = Host.BotSettings["Microsoft365__ClientSecret"],
            ["scope"] = "https://api.botframework.com/.default",
        };
        foreach (var (name, value) in changes)
        {
            form[name] = value;
        }

        var path = $"/{form["tenant"]}/oauth2/v2.0/token";
        form.Remove("tenant");
        using var response = await _tokenClient.PostAsync(path, new FormUrlEncodedContent(form));
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>())!);
    }

    internal async Task<JsonNode> GetAsync(string path) => (await _open.GetFromJsonAsync<JsonNode>(path))!;

    internal async Task<(int Status, JsonNode? Body)> PostAsync(string path, object body)
    {
        using var response = await _open.PostAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    internal async Task SetFaultsAsync(object faults)
    {
        using var response = await _open.PutAsJsonAsync("/sim/faults", faults);
        response.EnsureSuccessStatusCode();
    }

    internal async Task InstallAsync(Person person) => await PostAsync($"/sim/people/{person.Mail}/app", new { @do = "preinstall" });

    internal static string Activities(Person person) => $"v3/conversations/{Uri.EscapeDataString(person.ConversationId)}/activities";

    internal static object Text(string text) => new { type = "message", text };

    internal static object Card(object card) => new { type = "message", attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive", content = card } } };

    internal static async Task<JsonNode?> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    private async Task<HttpClient> WithTokenAsync(string audience, string baseAddress)
    {
        var (_, body) = await AskForTokenAsync(("scope", $"{audience}/.default"));
        var client = new HttpClient { BaseAddress = new Uri(baseAddress) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)body["access_token"]);
        return client;
    }
}
