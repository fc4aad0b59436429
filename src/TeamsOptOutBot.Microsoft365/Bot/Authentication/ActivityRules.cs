using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Microsoft365.Bot.Connector;

namespace TeamsOptOutBot.Microsoft365.Bot.Authentication;

/// <summary>Rules 7 and 8, and whom this service serves: does a genuine token fit this activity. Null: the rule is kept.</summary>
internal static class ActivityRules
{
    /// <summary>Rule 7: the token vouches for the address that answers will go to, character by character; the claim is spelled as both SDKs read it.</summary>
    public static Refusal? ServiceUrl(InboundToken token, Activity activity) =>
        activity.ServiceUrl is { } url && string.Equals(token.OnlyTextClaim("serviceurl"), url, StringComparison.Ordinal)
            ? null
            : Refusal.Forbidden("ServiceUrl", "The token does not vouch for the activity's service URL.");

    /// <summary>An address that no answer would be sent to is refused before anybody stores it.</summary>
    public static Refusal? ServiceUrlHost(Activity activity, OutboundHosts hosts) =>
        hosts.Allows(activity.ServiceUrl) ? null : Refusal.Forbidden("ServiceUrlHost", "The activity's service URL is not an address of the Bot Framework service.");

    /// <summary>Rule 8: the signing key is endorsed for the channel. A key without endorsements is refused; an empty channel is stopped by <see cref="Channel"/>.</summary>
    public static Refusal? Endorsement(SigningKey key, Activity activity) =>
        key.Endorsements.Count > 0 && (string.IsNullOrEmpty(activity.ChannelId) || key.Endorsements.Contains(activity.ChannelId, StringComparer.Ordinal))
            ? null
            : Refusal.Forbidden("Endorsement", "The token's key is not endorsed for the activity's channel.");

    /// <summary>Only configured channels are served.</summary>
    public static Refusal? Channel(Activity activity, IReadOnlyCollection<string> allowed) =>
        activity.ChannelId is { } channel && allowed.Contains(channel, StringComparer.Ordinal)
            ? null
            : Refusal.Forbidden("Channel", "This bot does not serve the activity's channel.");

    /// <summary>Only the configured tenant is served: it must be named, and every place that names a tenant must name this one.</summary>
    public static Refusal? Tenant(Activity activity, string tenantId)
    {
        JsonNode?[] named = [activity.Conversation?.TenantId, (activity.ChannelData?["tenant"] as JsonObject)?["id"]];
        var present = named.Where(tenant => tenant is not null).ToArray();
        return present.Length > 0 && present.All(tenant => IsTenant(tenant!, tenantId))
            ? null
            : Refusal.Forbidden("Tenant", "This bot does not serve the activity's tenant.");
    }

    private static bool IsTenant(JsonNode named, string tenantId) =>
        named.GetValueKind() == JsonValueKind.String && string.Equals(named.GetValue<string>(), tenantId, StringComparison.OrdinalIgnoreCase);
}
