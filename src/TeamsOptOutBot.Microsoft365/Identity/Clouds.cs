using System.Collections.Frozen;

namespace TeamsOptOutBot.Microsoft365.Identity;

/// <summary>The clouds as data (Bot Framework SDK <c>AuthenticationConstants</c>, Agents SDK <c>TeamsProactiveServiceEndpoints</c>).</summary>
internal static class Clouds
{
    private static readonly CloudDefaults Public = new(
        OpenIdMetadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
        TokenIssuer: "https://api.botframework.com",
        ConnectorScope: "https://api.botframework.com/.default",
        AuthorityHost: "https://login.microsoftonline.com/",
        GraphBaseUrl: "https://graph.microsoft.com/v1.0",
        GraphScope: "https://graph.microsoft.com/.default",
        TeamsServiceUrl: "https://smba.trafficmanager.net/teams/",
        TokenExchangeAudience: "api://AzureADTokenExchange");

    private static readonly CloudDefaults UsGovernment = new(
        OpenIdMetadataUrl: "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        TokenIssuer: "https://api.botframework.us",
        ConnectorScope: "https://api.botframework.us/.default",
        AuthorityHost: "https://login.microsoftonline.us/",
        GraphBaseUrl: null,
        GraphScope: null,
        TeamsServiceUrl: null,
        TokenExchangeAudience: null);

    public static FrozenDictionary<string, CloudDefaults> All { get; } = new Dictionary<string, CloudDefaults>
    {
        ["Public"] = Public,
        // GCC signs in at the public cloud; only its service URL differs (a public one gives 403 InvalidBotApiHost).
        ["Gcc"] = Public with { TeamsServiceUrl = "https://smba.infra.gcc.teams.microsoft.com/teams" },
        ["GccHigh"] = UsGovernment with { TeamsServiceUrl = "https://smba.infra.gov.teams.microsoft.us/teams" },
        ["Dod"] = UsGovernment with { TeamsServiceUrl = "https://smba.infra.dod.teams.microsoft.us/teams" },
        ["China"] = new(
            OpenIdMetadataUrl: "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
            TokenIssuer: "https://api.botframework.azure.cn",
            ConnectorScope: "https://api.botframework.azure.cn/.default",
            AuthorityHost: "https://login.partner.microsoftonline.cn/",
            GraphBaseUrl: null,
            GraphScope: null,
            TeamsServiceUrl: null,
            TokenExchangeAudience: null),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Authority hosts that Entra's instance discovery knows.</summary>
    public static bool IsKnownAuthority(Uri authority) =>
        All.Values.Any(cloud => string.Equals(new Uri(cloud.AuthorityHost).Host, authority.Host, StringComparison.OrdinalIgnoreCase));
}
