using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace TeamsOptOutBot.Tests.Microsoft365.Bot;

/// <summary>An RSA key pair with the channels it is endorsed for.</summary>
internal sealed class TestKey
{
    // Making a key pair takes long; which pair it is matters to one test only.
    private static readonly RSA Usual = RSA.Create(2048);
    private static readonly RSA Strange = RSA.Create(2048);

    private readonly RSA _rsa;
    private readonly string[] _endorsements;

    public TestKey(string kid, params string[] endorsements)
        : this(Usual, kid, endorsements)
    {
    }

    private TestKey(RSA rsa, string kid, string[] endorsements)
    {
        _rsa = rsa;
        _endorsements = endorsements;
        Kid = kid;
    }

    public string Kid { get; }

    /// <summary>A key pair that the issuer does not have, under a kid that it has.</summary>
    public static TestKey OfStranger(string kid) => new(Strange, kid, ["msteams"]);

    public byte[] Sign(byte[] input, string? algorithm) => algorithm switch
    {
        "RS384" => _rsa.SignData(input, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        "RS512" => _rsa.SignData(input, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        "PS256" => _rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(_rsa.ExportRSAPublicKeyPem()), input),
        "none" => [],
        _ => _rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
    };

    public JsonObject ToJson()
    {
        var key = _rsa.ExportParameters(includePrivateParameters: false);
        var json = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Kid,
            ["n"] = Base64UrlEncoder.Encode(key.Modulus!),
            ["e"] = Base64UrlEncoder.Encode(key.Exponent!),
        };
        if (_endorsements.Length > 0)
            json["endorsements"] = new JsonArray([.. _endorsements.Select(channel => JsonValue.Create(channel))]);
        return json;
    }
}
