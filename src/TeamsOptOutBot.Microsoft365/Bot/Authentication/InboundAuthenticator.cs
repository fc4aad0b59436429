using TeamsOptOutBot.Microsoft365.Bot.Connector;
using TeamsOptOutBot.Microsoft365.Identity;
using Microsoft.Extensions.Options;

namespace TeamsOptOutBot.Microsoft365.Bot.Authentication;

/// <summary>
/// Lets an activity in only when every rule is kept. The token is judged before the body is read, the rest when it is
/// parsed. The signature comes last of the token's rules, so that only a plausible token can make us fetch keys.
/// There is no way around it: in development the simulator is the issuer.
/// </summary>
internal sealed class InboundAuthenticator(
    SigningKeys keys, CloudAddresses cloud, OutboundHosts hosts, IOptions<Microsoft365Options> options, WireClock clock)
{
    private static readonly string[] DefaultChannels = ["msteams"];

    private readonly Microsoft365Options _options = options.Value;

    /// <summary>Rules 1 to 6.</summary>
    /// <exception cref="SigningKeysUnavailableException">The issuer's keys were never read.</exception>
    public async Task<TokenVerdict> CheckTokenAsync(string? authorization, CancellationToken cancellationToken)
    {
        var refusal = TokenRules.BearerScheme(authorization, out var compact);
        if (refusal is not null)
            return TokenVerdict.Refused(refusal);

        refusal = TokenRules.WellFormed(compact, out var token);
        if (refusal is not null || token is null)
            return TokenVerdict.Refused(refusal!);

        refusal = TokenRules.Issuer(token, cloud.TokenIssuer)
            ?? TokenRules.Audience(token, _options.AppId)
            ?? TokenRules.Lifetime(token, clock.Time.GetUtcNow())
            ?? TokenRules.Algorithm(token);
        if (refusal is not null)
            return TokenVerdict.Refused(refusal);

        var key = await keys.FindAsync(token.KeyId, cancellationToken);
        refusal = TokenRules.Signature(token, key);
        return refusal is null ? new TokenVerdict(Refusal: null, token, key) : TokenVerdict.Refused(refusal);
    }

    /// <summary>Rules 7 and 8, channel and tenant.</summary>
    public Refusal? CheckActivity(InboundToken token, SigningKey key, Activity activity) =>
        ActivityRules.ServiceUrl(token, activity)
        ?? ActivityRules.ServiceUrlHost(activity, hosts)
        ?? ActivityRules.Endorsement(key, activity)
        ?? ActivityRules.Channel(activity, _options.AllowedChannels.Count > 0 ? _options.AllowedChannels.AsReadOnly() : DefaultChannels)
        ?? ActivityRules.Tenant(activity, _options.TenantId);
}
