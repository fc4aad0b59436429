using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Simulator.Tokens;

/// <summary>An RSA key that signs JSON Web Tokens with RS256. Made when first used: that takes a while.</summary>
/// <param name="endorsements">Channels it may sign for.</param>
internal sealed class SigningKey(params string[] endorsements) : IDisposable
{
    private readonly Lazy<RSA> _rsa = new(() => RSA.Create(2048));

    public string KeyId => field ??= Base64Url.EncodeToString(SHA256.HashData(_rsa.Value.ExportRSAPublicKey()).AsSpan(0, 20));

    public JsonObject ToJsonWebKey()
    {
        var key = _rsa.Value.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = KeyId,
            ["x5t"] = KeyId,
            ["n"] = Base64Url.EncodeToString(key.Modulus),
            ["e"] = Base64Url.EncodeToString(key.Exponent),
            ["endorsements"] = new JsonArray([.. endorsements.Select(e => (JsonNode)e)]),
        };
    }

    /// <param name="keyId">The key the header names; another than this key's makes a token with a wrong signature.</param>
    public string Sign(JsonObject payload, string? keyId = null)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["x5t"] = keyId ?? KeyId, ["kid"] = keyId ?? KeyId };
        var content = $"{Encode(header)}.{Encode(payload)}";
        var signature = _rsa.Value.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{content}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>The payload of a token this key signed; null for anything else.</summary>
    public JsonObject? Verify(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || parts.Any(p => !Base64Url.IsValid(p)))
        {
            return null;
        }

        var content = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        return _rsa.Value.VerifyData(content, Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            ? JsonNode.Parse(Base64Url.DecodeFromChars(parts[1])) as JsonObject
            : null;
    }

    public void Dispose()
    {
        if (_rsa.IsValueCreated)
        {
            _rsa.Value.Dispose();
        }
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));
}
