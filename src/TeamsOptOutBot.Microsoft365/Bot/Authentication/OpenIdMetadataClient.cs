using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using TeamsOptOutBot.Microsoft365.Identity;

namespace TeamsOptOutBot.Microsoft365.Bot.Authentication;

/// <summary>Reads the issuer's OpenID metadata and the key list that it names.</summary>
internal sealed class OpenIdMetadataClient : IDisposable
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);
    private const int MaxBytes = 1024 * 1024;

    private readonly CloudAddresses _cloud;
    private readonly HttpClient _http;

    public OpenIdMetadataClient(CloudAddresses cloud)
    {
        _cloud = cloud;
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        _http = new HttpClient(handler, disposeHandler: true) { Timeout = TimeLimit, MaxResponseContentBufferSize = MaxBytes };
    }

    /// <exception cref="HttpRequestException">Not reachable, or not answered with success.</exception>
    /// <exception cref="InvalidDataException">Answered with something that holds no usable key.</exception>
    public async Task<Dictionary<string, SigningKey>> ReadKeysAsync(CancellationToken cancellationToken)
    {
        using var metadata = JsonDocument.Parse(await _http.GetStringAsync(new Uri(_cloud.OpenIdMetadataUrl), cancellationToken));
        var keySet = await _http.GetStringAsync(KeySetUrl(metadata.RootElement), cancellationToken);
        var keys = ParseKeys(keySet);
        return keys.Count > 0 ? keys : throw new InvalidDataException("The key list holds no usable key.");
    }

    public void Dispose() => _http.Dispose();

    private Uri KeySetUrl(JsonElement metadata)
    {
        var named = metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty("jwks_uri", out var member) && member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : null;
        if (!Uri.TryCreate(named, UriKind.Absolute, out var url))
            throw new InvalidDataException("The OpenID metadata names no jwks_uri.");

        // Keys that anybody on the way can exchange prove nothing.
        var safe = url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback && _cloud.IsLoopback);
        return safe ? url : throw new InvalidDataException("The OpenID metadata names a jwks_uri that is not https.");
    }

    private static Dictionary<string, SigningKey> ParseKeys(string json)
    {
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        JsonWebKeySet set;
        try
        {
            set = new JsonWebKeySet(json);
        }
        catch (ArgumentException malformed)
        {
            throw new InvalidDataException("The key list is not a JSON web key set.", malformed);
        }

        foreach (var key in set.Keys.Where(key => key is { Kty: JsonWebAlgorithmsKeyTypes.RSA, Kid.Length: > 0 } && key.Use is null or "" or "sig"))
            keys.TryAdd(key.Kid, new SigningKey(key, Endorsements(key)));
        return keys;
    }

    // The library drops unknown members from the keys it resolves, so they are read from the key list itself.
    private static IReadOnlyList<string> Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } array
            ? [.. array.EnumerateArray().Where(channel => channel.ValueKind == JsonValueKind.String).Select(channel => channel.GetString()!)]
            : [];
}
