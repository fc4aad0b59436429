using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TeamsOptOutBot.Microsoft365;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Microsoft365.Bot.Endpoint;
using TeamsOptOutBot.Microsoft365.Identity;

namespace TeamsOptOutBot.Tests.Microsoft365.Bot;

/// <summary>The edge in a host of its own with a bot that does what the test says, spoken to over HTTP.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private BotHost(WebApplication app, FakeIssuer issuer, ScriptedBot bot, FakeTimeProvider clock, LogLines log)
    {
        _app = app;
        _client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Issuer = issuer;
        Bot = bot;
        Clock = clock;
        Log = log;
    }

    public FakeIssuer Issuer { get; }

    public ScriptedBot Bot { get; }

    public FakeTimeProvider Clock { get; }

    public LogLines Log { get; }

    public string Url => _app.Urls.First();

    public static async Task<BotHost> StartAsync(Action<Dictionary<string, string?>>? settings = null, bool strangersAreLimited = false)
    {
        var issuer = await FakeIssuer.StartAsync();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var bot = new ScriptedBot();
        var log = new LogLines();
        var values = new Dictionary<string, string?>
        {
            ["Microsoft365:AppId"] = FakeIssuer.AppId,
            ["Microsoft365:TenantId"] = FakeIssuer.TenantId,
            ["Microsoft365:ClientSecret"] = "a-secret",
            ["Microsoft365:OpenIdMetadataUrl"] = issuer.MetadataUrl,
        };
        settings?.Invoke(values);

        var builder = Loopback.CreateBuilder();
        builder.Logging.AddProvider(log);
        builder.Configuration.AddInMemoryCollection(values);
        builder.Services.AddSingleton(new WireClock(clock));
        builder.Services.AddSingleton<IBot>(bot);
        if (!strangersAreLimited)
            builder.Services.AddSingleton(services => new StrangerLimits(services.GetRequiredService<WireClock>(), services.GetRequiredService<ILogger<StrangerLimits>>(), int.MaxValue, int.MaxValue));
        builder.Services.AddMicrosoft365(builder.Configuration.GetSection("Microsoft365"));
        var app = builder.Build();
        app.MapBotMessages();
        await app.StartAsync();
        return new BotHost(app, issuer, bot, clock, log);
    }

    /// <summary>A message that keeps every rule.</summary>
    public static JsonObject Message() => new()
    {
        ["type"] = "message",
        ["id"] = "1485983408511",
        ["channelId"] = "msteams",
        ["serviceUrl"] = FakeIssuer.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = "29:alex", ["aadObjectId"] = "aaaaaaaa-0000-4000-8000-000000000001" },
        ["conversation"] = new JsonObject { ["id"] = "a:1", ["conversationType"] = "personal", ["tenantId"] = FakeIssuer.TenantId },
        ["recipient"] = new JsonObject { ["id"] = "28:" + FakeIssuer.AppId, ["name"] = "Bot" },
        ["text"] = "help",
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = FakeIssuer.TenantId } },
    };

    public static JsonObject Invoke(string? name, JsonNode? value)
    {
        var activity = Message();
        activity["type"] = "invoke";
        activity["name"] = name;
        activity["value"] = value;
        return activity;
    }

    public string Token(Action<JsonObject>? claims = null, Action<JsonObject>? header = null, TestKey? key = null) =>
        Issuer.Token(Clock.GetUtcNow(), claims, header, key);

    /// <summary>Posts an activity, by default with a token that keeps every rule.</summary>
    public Task<BotAnswer> PostAsync(JsonObject? activity = null, string? token = null) =>
        SendAsync(HttpMethod.Post, (activity ?? Message()).ToJsonString(), "Bearer " + (token ?? Token()));

    public Task<BotAnswer> PostTextAsync(string body) => SendAsync(HttpMethod.Post, body, "Bearer " + Token());

    public async Task<BotAnswer> SendAsync(HttpMethod method, string? body, string? authorization, string? mediaType = "application/json")
    {
        using var request = new HttpRequestMessage(method, "/api/messages");
        if (body is not null)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = mediaType is null ? null : new MediaTypeHeaderValue(mediaType) } };
        return await SendAsync(request, authorization);
    }

    public async Task<BotAnswer> SendAsync(HttpRequestMessage request, string? authorization)
    {
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new BotAnswer((int)response.StatusCode, text, response.Headers.WwwAuthenticate.ToString(), response.Headers.RetryAfter?.Delta);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
