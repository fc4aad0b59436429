using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace TeamsOptOutBot.Microsoft365.Bot.Authentication;

/// <summary>A signed token (JWS compact) taken apart; nothing in it is believed before every rule has passed.</summary>
internal sealed record InboundToken(JsonElement Header, JsonElement Claims, byte[] SigningInput, byte[] Signature)
{
    /// <summary>Longest token that is looked at, in characters; the service's own have about 1,500.</summary>
    private const int MaxLength = 16 * 1024;

    private static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public string? Algorithm => Text(Header, "alg");

    public string? KeyId => Text(Header, "kid");

    /// <summary>The claim as a string; null when absent or not a string.</summary>
    public string? TextClaim(string name) => Text(Claims, name);

    /// <summary>The string claim of exactly this name; null when absent, not a string, or there again in another spelling.</summary>
    public string? OnlyTextClaim(string name) =>
        Claims.EnumerateObject().Count(claim => string.Equals(claim.Name, name, StringComparison.OrdinalIgnoreCase)) == 1 ? TextClaim(name) : null;

    /// <summary>Seconds since 1970; false when the claim is there and no number.</summary>
    public bool TryGetTime(string name, out double? seconds)
    {
        seconds = null;
        if (!Claims.TryGetProperty(name, out var claim))
            return true;
        if (claim.ValueKind != JsonValueKind.Number || !claim.TryGetDouble(out var value))
            return false;
        seconds = value;
        return true;
    }

    public static bool TryParse(string compact, [NotNullWhen(true)] out InboundToken? token)
    {
        token = null;
        var parts = compact.Length <= MaxLength ? compact.Split('.') : [];
        if (parts is not [{ Length: > 0 }, { Length: > 0 }, _] || !parts.All(IsBase64Url))
            return false;

        try
        {
            var header = ParseObject(parts[0]);
            var claims = ParseObject(parts[1]);
            // An extension that the sender marks as critical and that is not understood forbids accepting the token (RFC 7515, 4.1.11).
            if (header is null || claims is null || header.Value.TryGetProperty("crit", out _))
                return false;

            token = new InboundToken(header.Value, claims.Value, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64UrlEncoder.DecodeBytes(parts[2]));
            return true;
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Without padding, line ends or another alphabet (RFC 7515, 2): one token has one spelling. The decoder takes more.</summary>
    private static bool IsBase64Url(string part) => part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private static JsonElement? ParseObject(string base64Url)
    {
        var json = Base64UrlEncoder.DecodeBytes(base64Url);
        if (!System.Text.Unicode.Utf8.IsValid(json))
            return null;

        using var document = JsonDocument.Parse(json, JsonOptions);
        return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
    }

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
