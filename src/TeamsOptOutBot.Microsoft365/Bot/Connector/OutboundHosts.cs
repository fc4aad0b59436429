using System.Net;
using TeamsOptOutBot.Microsoft365.Identity;

namespace TeamsOptOutBot.Microsoft365.Bot.Connector;

/// <summary>
/// Where the bot's token may go. The service URL comes from inbound data, so a stranger's host must not get a token out of it.
/// The list is the connector's part of the Agents SDK's OutboundHostValidator: its storage and document hosts are no connectors,
/// and on some of them anybody can have a name.
/// </summary>
internal sealed class OutboundHosts(CloudAddresses cloud)
{
    private static readonly string[] Suffixes = ["botframework.com", "smba.trafficmanager.net", "teams.microsoft.com", "teams.microsoft.us"];

    private readonly string _configuredHost = new Uri(cloud.TeamsServiceUrl).Host;

    public bool Allows(string? serviceUrl)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url) || url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
            return false;
        if (url.IsLoopback)
            return cloud.IsLoopback && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

        return url.Scheme == Uri.UriSchemeHttps
            && (string.Equals(url.Host, _configuredHost, StringComparison.OrdinalIgnoreCase) || Suffixes.Any(suffix => IsUnder(url.Host, suffix)));
    }

    /// <exception cref="ConnectorException">403 <c>ServiceUrlNotAllowed</c>, of our own making: nothing was sent.</exception>
    public void Require(string serviceUrl)
    {
        if (!Allows(serviceUrl))
            throw new ConnectorException(HttpStatusCode.Forbidden, "ServiceUrlNotAllowed", retryAfter: null, "The service URL is not an https address of the Bot Framework service; no token is sent to it.");
    }

    // The dot keeps evilbotframework.com out.
    private static bool IsUnder(string host, string suffix) =>
        host.Equals(suffix, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + suffix, StringComparison.OrdinalIgnoreCase);
}
