using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Hosting;

namespace TeamsOptOutBot.Simulator.Tokens;

/// <summary>Codes of people who have signed in, each good once and for a few minutes (OpenID Connect, authorization code flow with PKCE).</summary>
internal sealed class SignIns(Tenant tenant, AccessTokens tokens, TimeProvider clock)
{
    /// <summary>Entra's codes live about this long.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Granted> _codes = new(StringComparer.Ordinal);

    /// <param name="challenge">S256 of the verifier that must come with the code; null when none was announced.</param>
    public string Grant(Person person, string redirectUri, string? nonce, string? challenge)
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _codes[code] = new Granted(person, redirectUri, nonce, challenge, clock.GetUtcNow() + Lifetime);
        return code;
    }

    /// <summary>The ID token for a code; null when the code, its address or its verifier is not the granted one.</summary>
    public string? Redeem(string code, string redirectUri, string? verifier)
    {
        if (!_codes.TryRemove(code, out var granted) || granted.Expires <= clock.GetUtcNow() || granted.RedirectUri != redirectUri)
        {
            return null;
        }

        if (granted.Challenge is { } challenge && (verifier is null || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) != challenge))
        {
            return null;
        }

        var claims = new JsonObject
        {
            ["sub"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes($"{tenant.AppId}/{granted.Person.Id}"))),
            ["oid"] = granted.Person.Id.ToString(),
            ["name"] = granted.Person.Name,
            ["preferred_username"] = granted.Person.Mail,
        };
        if (granted.Nonce is not null)
        {
            claims["nonce"] = granted.Nonce;
        }

        return tokens.IssueIdToken(claims);
    }

    private sealed record Granted(Person Person, string RedirectUri, string? Nonce, string? Challenge, DateTimeOffset Expires);
}
