using Microsoft.IdentityModel.Tokens;

namespace TeamsOptOutBot.Microsoft365.Bot.Authentication;

/// <summary>
/// Rules 1 to 6 of "Connector to Bot" (Bot Framework REST authentication): is this a token that the service signed for this bot, now.
/// Null: the rule is kept.
/// </summary>
internal static class TokenRules
{
    /// <summary>Tolerance for differing clocks, as the service documents it.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Rule 1: <c>Authorization: Bearer</c>, spelled as the service spells it, once, with one token.</summary>
    public static Refusal? BearerScheme(string? authorization, out string compact)
    {
        var parts = authorization?.Split(' ') ?? [];
        compact = parts is ["Bearer", { Length: > 0 } token] ? token : "";
        return compact.Length > 0 ? null : Refusal.InvalidToken("Bearer", "This address answers the Bot Framework service only: send its bearer token.");
    }

    /// <summary>Rule 2: a well-formed signed token.</summary>
    public static Refusal? WellFormed(string compact, out InboundToken? token) =>
        InboundToken.TryParse(compact, out token) ? null : Refusal.InvalidToken("WellFormed", "The bearer token is not a signed JSON web token.");

    /// <summary>Rule 3: issued by the cloud's Bot Framework service.</summary>
    public static Refusal? Issuer(InboundToken token, string issuer) =>
        string.Equals(token.TextClaim("iss"), issuer, StringComparison.Ordinal) ? null : Refusal.InvalidToken("Issuer", "The token is of another issuer.");

    /// <summary>Rule 4: for this bot and nobody else; an array of audiences is refused even if it names only this bot, as the JavaScript SDK does.</summary>
    public static Refusal? Audience(InboundToken token, string appId) =>
        appId.Length > 0 && string.Equals(token.TextClaim("aud"), appId, StringComparison.Ordinal) ? null : Refusal.InvalidToken("Audience", "The token is for another audience.");

    /// <summary>Rule 5: valid now; at its last second no longer (RFC 7519, 4.1.4). A token that never expires is refused.</summary>
    public static Refusal? Lifetime(InboundToken token, DateTimeOffset now)
    {
        var expired = Refusal.InvalidToken("Lifetime", "The token is not valid at this time.");
        if (!token.TryGetTime("exp", out var expires) || !token.TryGetTime("nbf", out var notBefore) || expires is null)
            return expired;

        var seconds = now.ToUnixTimeMilliseconds() / 1000d;
        return expires > seconds - ClockSkew.TotalSeconds && (notBefore ?? 0) <= seconds + ClockSkew.TotalSeconds ? null : expired;
    }

    /// <summary>Rule 6, first half: RSA signatures only; never <c>none</c>, never a shared secret.</summary>
    public static Refusal? Algorithm(InboundToken token) =>
        token.Algorithm is SecurityAlgorithms.RsaSha256 or SecurityAlgorithms.RsaSha384 or SecurityAlgorithms.RsaSha512
            ? null
            : Refusal.InvalidToken("Algorithm", "The token is signed in a way that is not accepted.");

    /// <summary>Rule 6, second half: signed with this key of the issuer.</summary>
    public static Refusal? Signature(InboundToken token, SigningKey? key)
    {
        var refused = Refusal.InvalidToken("Signature", "The token is not signed with a key of the issuer.");
        if (key is null || token.Signature.Length == 0 || !key.Key.CryptoProviderFactory.IsSupportedAlgorithm(token.Algorithm, key.Key))
            return refused;

        var provider = key.Key.CryptoProviderFactory.CreateForVerifying(key.Key, token.Algorithm);
        try
        {
            return provider.Verify(token.SigningInput, token.Signature) ? null : refused;
        }
        finally
        {
            key.Key.CryptoProviderFactory.ReleaseSignatureProvider(provider);
        }
    }
}
