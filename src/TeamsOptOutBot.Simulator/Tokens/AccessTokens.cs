using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Simulator.Hosting;

namespace TeamsOptOutBot.Simulator.Tokens;

/// <summary>What Entra signs: access tokens with which the bot calls the connector and Graph.</summary>
internal sealed class AccessTokens(Tenant tenant, SimulatorOptions options) : IDisposable
{
    public const string ConnectorAudience = "https://api.botframework.com";
    public const string GraphAudience = "https://graph.microsoft.com";

    private const int Remembered = 1000;

    private readonly SigningKey _key = new();
    private readonly ConcurrentDictionary<string, (string Audience, DateTimeOffset Expires)> _verified = new(StringComparer.Ordinal);

    public JsonObject Keys() => new() { ["keys"] = new JsonArray(_key.ToJsonWebKey()) };

    public string Issue(string audience)
    {
        var now = options.Clock.GetUtcNow();
        return _key.Sign(new JsonObject
        {
            ["aud"] = audience,
            ["iss"] = $"{tenant.AuthorityUrl}/{tenant.TenantIdText}/v2.0",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + options.TokenLifetime).ToUnixTimeSeconds(),
            ["appid"] = tenant.AppId.ToString(),
            ["tid"] = tenant.TenantIdText,
            ["uti"] = Guid.NewGuid().ToString("N"),
            ["ver"] = "1.0",
        });
    }

    /// <summary>Says to the app who signed in (OpenID Connect).</summary>
    /// <param name="claims">What is said of the person.</param>
    public string IssueIdToken(JsonObject claims)
    {
        var now = options.Clock.GetUtcNow().ToUnixTimeSeconds();
        foreach (var (name, value) in new (string, JsonNode)[]
                 {
                     ("aud", tenant.AppId.ToString()), ("iss", $"{tenant.AuthorityUrl}/{tenant.TenantIdText}/v2.0"), ("tid", tenant.TenantIdText),
                     ("iat", now), ("nbf", now), ("exp", now + 3600), ("ver", "2.0"),
                 })
        {
            claims[name] = value;
        }

        return _key.Sign(claims);
    }

    /// <summary>Null when the token is good for this audience, else why not.</summary>
    public string? Refuse(string? authorization, string audience)
    {
        if (authorization?.StartsWith("Bearer ", StringComparison.Ordinal) != true)
        {
            return "Authorization header with a bearer token is required.";
        }

        var token = authorization["Bearer ".Length..];
        if (!_verified.TryGetValue(token, out var known))
        {
            if (_key.Verify(token) is not { } payload)
            {
                return "The token's signature is not valid.";
            }

            known = ((string)payload["aud"]!, DateTimeOffset.FromUnixTimeSeconds((long)payload["exp"]!));
            if (_verified.Count >= Remembered)
            {
                _verified.Clear();
            }

            _verified[token] = known;
        }

        return known.Expires <= options.Clock.GetUtcNow() ? "Lifetime validation failed, the token is expired."
            : known.Audience != audience ? "Access token validation failure. Invalid audience."
            : null;
    }

    public void Dispose() => _key.Dispose();
}
