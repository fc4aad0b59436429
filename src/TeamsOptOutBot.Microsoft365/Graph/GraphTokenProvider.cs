using Azure.Core;
using Azure.Identity;
using Microsoft.Kiota.Abstractions.Authentication;

namespace TeamsOptOutBot.Microsoft365.Graph;

/// <summary>Gives a request to the configured Graph its token, and no other request.</summary>
internal sealed class GraphTokenProvider(TokenCredential credential, GraphOrigin origin, string scope) : IAccessTokenProvider
{
    // Not consulted by the package for a provider of one's own: the origin is checked below, with scheme and port.
    public AllowedHostsValidator AllowedHostsValidator { get; } = new([new Uri(origin.BaseUrl).Host]);

    public async Task<string> GetAuthorizationTokenAsync(
        Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        if (!origin.Holds(uri))
            throw new GraphException(null, null, null, null, $"A request to {uri.Host} was refused: the token is for {origin.BaseUrl} only.");

        try
        {
            return (await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken)).Token;
        }
        catch (AuthenticationFailedException failure)
        {
            throw new GraphException(null, null, null, null, "Entra gave no token for Microsoft Graph.", failure);
        }
    }
}
