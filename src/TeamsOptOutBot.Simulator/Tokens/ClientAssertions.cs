using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using TeamsOptOutBot.Simulator.Hosting;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Tokens;

/// <summary>A trust in another issuer's tokens, as Entra keeps it for an app registration.</summary>
internal sealed record FederatedTrust(string Issuer, string Subject, string Audience, RSA Key);

/// <summary>Client authentication by a signed assertion (RFC 7523): a certificate of the app registration, or a federated issuer.</summary>
internal sealed class ClientAssertions(Tenant tenant, SimulatorOptions options)
{
    private const string JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private readonly ConcurrentDictionary<string, byte> _seen = new(StringComparer.Ordinal);

    /// <summary>With the public keys that are registered.</summary>
    public ConcurrentDictionary<string, X509Certificate2> Certificates { get; } = new(StringComparer.Ordinal);

    public ConcurrentBag<FederatedTrust> Federated { get; } = [];

    /// <summary>How assertions were taken so far: algorithm and whether by thumbprint or by federation.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    /// <summary>Keeps the public part alone.</summary>
    public void Register(X509Certificate2 certificate) => Certificates[Thumbprint(certificate)] = X509CertificateLoader.LoadCertificate(certificate.RawData);

    /// <summary>Null when the assertion proves the app.</summary>
    public Answer? Refuse(string type, string assertion, string tokenEndpoint)
    {
        if (type != JwtBearer)
        {
            return EntraErrors.Make(400, "invalid_request", 900144, "The request body must contain 'client_assertion_type' of the jwt-bearer kind.");
        }

        var parts = assertion.Split('.');
        if (parts.Length != 3 || Read(parts[0]) is not { } header || Read(parts[1]) is not { } claims)
        {
            return EntraErrors.Make(401, "invalid_client", 50027, "JWT token is invalid or malformed.");
        }

        var now = options.Clock.GetUtcNow().ToUnixTimeSeconds();
        if (Time(claims["exp"]) is not { } expires || expires <= now || (Time(claims["nbf"]) ?? now) > now + 300)
        {
            return EntraErrors.Make(401, "invalid_client", 700024, "Client assertion is not within its valid time range.");
        }

        return (string?)claims["iss"] == tenant.AppId.ToString() ? ByCertificate(parts, header, claims, tokenEndpoint) : ByFederation(parts, header, claims);
    }

    private static string Thumbprint(X509Certificate2 certificate) => WebEncoders.Base64UrlEncode(certificate.GetCertHash(HashAlgorithmName.SHA256));

    private static JsonObject? Read(string part)
    {
        try
        {
            return JsonNode.Parse(WebEncoders.Base64UrlDecode(part)) as JsonObject;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>MSAL writes its times as text, others as numbers.</summary>
    private static long? Time(JsonNode? claim) => long.TryParse(claim?.ToString(), CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    private static bool Verifies(RSA key, JsonObject header, string[] parts)
    {
        var padding = (string?)header["alg"] switch { "PS256" => RSASignaturePadding.Pss, "RS256" => RSASignaturePadding.Pkcs1, _ => null };
        return padding is not null && key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), WebEncoders.Base64UrlDecode(parts[2]), HashAlgorithmName.SHA256, padding);
    }

    private Answer? ByCertificate(string[] parts, JsonObject header, JsonObject claims, string tokenEndpoint)
    {
        var certificate = Certificates.Values.FirstOrDefault(c =>
            (string?)header["x5t#S256"] == Thumbprint(c) || (string?)header["x5t"] == WebEncoders.Base64UrlEncode(c.GetCertHash()));
        if (certificate is null)
        {
            return EntraErrors.Make(401, "invalid_client", 700027, "The certificate with identifier used to sign the client assertion is not registered on application.");
        }

        using var key = certificate.GetRSAPublicKey();
        if (key is null || !Verifies(key, header, parts))
        {
            return EntraErrors.Make(401, "invalid_client", 700027, "Client assertion failed signature validation.");
        }

        if ((string?)claims["sub"] != tenant.AppId.ToString() || (string?)claims["aud"] != tokenEndpoint)
        {
            return EntraErrors.Make(401, "invalid_client", 700023, "Client assertion audience claim does not match Realm issuer.");
        }

        if ((string?)claims["jti"] is not { Length: > 0 } id || !_seen.TryAdd(id, 0))
        {
            return EntraErrors.Make(401, "invalid_client", 700027, "Client assertion was used before.");
        }

        Taken.Enqueue($"{header["alg"]} certificate");
        return null;
    }

    private Answer? ByFederation(string[] parts, JsonObject header, JsonObject claims)
    {
        var trust = Federated.FirstOrDefault(t => t.Issuer == (string?)claims["iss"] && t.Subject == (string?)claims["sub"] && t.Audience == (string?)claims["aud"]);
        if (trust is null)
        {
            return EntraErrors.Make(401, "invalid_client", 70021, "No matching federated identity record found for presented assertion.");
        }

        if (!Verifies(trust.Key, header, parts))
        {
            return EntraErrors.Make(401, "invalid_client", 50013, "Assertion failed signature validation.");
        }

        Taken.Enqueue($"{header["alg"]} federated");
        return null;
    }
}
