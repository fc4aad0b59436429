using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace TeamsOptOutBot.Tests.Microsoft365.Bot;

/// <summary>A token service on loopback: metadata, key list, and tokens signed with real RSA keys.</summary>
internal sealed class FakeIssuer : IAsyncDisposable
{
    public const string Issuer = "https://api.botframework.com";
    public const string AppId = "22222222-2222-2222-2222-222222222222";
    public const string TenantId = "11111111-1111-1111-1111-111111111111";
    public const string ServiceUrl = "https://smba.trafficmanager.net/teams/";

    private readonly WebApplication _app;

    private FakeIssuer(WebApplication app) => _app = app;

    public string BaseUrl => _app.Urls.First();

    public string MetadataUrl => BaseUrl + "/openid";

    /// <summary>How often the key list was read.</summary>
    public int KeyReads { get; private set; }

    public bool Down { get; set; }

    public string? KeySet { get; set; }

    public string? JwksUri { get; set; }

    public List<TestKey> Keys { get; } = [new TestKey("key-1", "msteams")];

    public static async Task<FakeIssuer> StartAsync()
    {
        var app = Loopback.CreateBuilder().Build();
        var issuer = new FakeIssuer(app);
        app.MapGet("/openid", () => issuer.Answer(new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = issuer.JwksUri ?? issuer.BaseUrl + "/keys" }.ToJsonString()));
        app.MapGet("/keys", () =>
        {
            issuer.KeyReads++;
            return issuer.Answer(issuer.KeySet ?? new JsonObject { ["keys"] = new JsonArray([.. issuer.Keys.Select(key => key.ToJson())]) }.ToJsonString());
        });
        await app.StartAsync();
        return issuer;
    }

    /// <summary>A token that keeps every rule, with changes.</summary>
    public string Token(DateTimeOffset now, Action<JsonObject>? claims = null, Action<JsonObject>? header = null, TestKey? key = null)
    {
        key ??= Keys[0];
        var head = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = key.Kid };
        header?.Invoke(head);
        var body = new JsonObject
        {
            ["iss"] = Issuer,
            ["aud"] = AppId,
            ["nbf"] = now.ToUnixTimeSeconds() - 10,
            ["exp"] = now.ToUnixTimeSeconds() + 3600,
            ["serviceurl"] = ServiceUrl,
        };
        claims?.Invoke(body);
        return Sign(head.ToJsonString(), body.ToJsonString(), key);
    }

    public static string Sign(string header, string claims, TestKey key)
    {
        var input = $"{Base64UrlEncoder.Encode(header)}.{Base64UrlEncoder.Encode(claims)}";
        var algorithm = JsonNode.Parse(header)?["alg"]?.ToString();
        return $"{input}.{Base64UrlEncoder.Encode(key.Sign(Encoding.ASCII.GetBytes(input), algorithm))}";
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Answer(string json) => Down ? Results.StatusCode((int)HttpStatusCode.BadGateway) : Results.Text(json, "application/json");
}
