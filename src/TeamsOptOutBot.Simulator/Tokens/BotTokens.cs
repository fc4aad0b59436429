using System.Text.Json.Nodes;
using TeamsOptOutBot.Simulator.Hosting;

namespace TeamsOptOutBot.Simulator.Tokens;

/// <summary>What the Bot Connector service signs: tokens on the activities that go to the bot.</summary>
internal sealed class BotTokens(Tenant tenant, TimeProvider clock) : IDisposable
{
    /// <summary>Lifetime of Microsoft's documented sample (nbf 1481049243, exp 1481053143).</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3900);

    private static readonly TimeSpan Reused = TimeSpan.FromMinutes(10);

    private readonly SigningKey _key = new("msteams", "outlook");
    private readonly SigningKey _otherChannels = new("webchat", "directline");
    private readonly SigningKey _stranger = new();
    private (string Token, string Url, DateTimeOffset Until) _current = ("", "", DateTimeOffset.MinValue);

    public JsonObject Metadata() => new()
    {
        ["issuer"] = tenant.Issuer,
        ["authorization_endpoint"] = "https://invalid.botframework.com/",
        ["jwks_uri"] = $"{tenant.Issuer}/v1/.well-known/keys",
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
    };

    public JsonObject Keys() => new() { ["keys"] = new JsonArray(_key.ToJsonWebKey(), _otherChannels.ToJsonWebKey()) };

    /// <summary>A good token; the same one is used for some minutes, as the service does.</summary>
    public string Current()
    {
        var now = clock.GetUtcNow();
        var current = _current;
        if (now >= current.Until || current.Url != tenant.ServiceUrl)
        {
            _current = current = (_key.Sign(Claims(null)), tenant.ServiceUrl, now + Reused);
        }

        return current.Token;
    }

    /// <summary>A token with other claims (null removes one) or another signature, for attacks.</summary>
    /// <param name="sign"><c>good</c>, <c>wrong</c> (right key id, another key's signature), <c>unknown</c> (a key nobody published), <c>otherChannel</c> (a published key without the endorsement).</param>
    public string? Forge(JsonObject? changes, string sign) => sign switch
    {
        "good" => _key.Sign(Claims(changes)),
        "wrong" => _stranger.Sign(Claims(changes), _key.KeyId),
        "unknown" => _stranger.Sign(Claims(changes)),
        "otherChannel" => _otherChannels.Sign(Claims(changes)),
        _ => null,
    };

    public void Dispose()
    {
        _key.Dispose();
        _otherChannels.Dispose();
        _stranger.Dispose();
    }

    private JsonObject Claims(JsonObject? changes)
    {
        var now = clock.GetUtcNow();
        var claims = new JsonObject
        {
            ["serviceurl"] = tenant.ServiceUrl,
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
            ["iss"] = tenant.Issuer,
            ["aud"] = tenant.AppId.ToString(),
        };
        foreach (var (name, value) in changes ?? [])
        {
            claims.Remove(name);
            if (value is not null)
            {
                claims[name] = value.DeepClone();
            }
        }

        return claims;
    }
}
