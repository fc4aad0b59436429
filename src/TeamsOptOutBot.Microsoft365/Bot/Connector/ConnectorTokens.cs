using System.Net;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Logging;
using TeamsOptOutBot.Microsoft365.Identity;
using MsalServiceException = Microsoft.Identity.Client.MsalServiceException;

namespace TeamsOptOutBot.Microsoft365.Bot.Connector;

/// <summary>
/// Tokens for the connector. The credential caches them; after a 401 it is replaced by a fresh one, at most once a minute,
/// so that the caller's second try has a new token and a wrong configuration does not hammer Entra.
/// </summary>
internal sealed partial class ConnectorTokens(
    TokenCredential credential, CloudAddresses cloud, WireClock clock, ILogger<ConnectorTokens> logger)
{
    private static readonly TimeSpan EarlyRenewal = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RenewInterval = TimeSpan.FromMinutes(1);

    private readonly TokenRequestContext _context = new([cloud.ConnectorScope]);
    private readonly Lock _renewing = new();
    private DateTimeOffset? _renewedAt;

    // Asking the credential, which keeps the token too, costs more than all the rest of a send.
    private volatile Kept? _kept;

    /// <exception cref="ConnectorException">401 <c>TokenRefused</c>: Entra refuses the app. 503 <c>TokenUnavailable</c>: Entra did not answer. Nothing was sent to the connector.</exception>
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        if (_kept is { } kept && clock.Time.GetUtcNow() < kept.Until)
            return kept.Token;
        try
        {
            var token = await credential.GetTokenAsync(_context, cancellationToken);
            _kept = new Kept(token.Token, token.RefreshOn ?? token.ExpiresOn - EarlyRenewal);
            return token.Token;
        }
        catch (AuthenticationFailedException failure)
        {
            Log.NoToken(logger, failure, cloud.AuthorityHost.Host);
            var refused = failure.InnerException is MsalServiceException { StatusCode: 400 or 401 or 403 };
            throw refused
                ? new ConnectorException(HttpStatusCode.Unauthorized, "TokenRefused", retryAfter: null, "Entra refuses a token for this app: check Microsoft365:TenantId, AppId and the credential.", failure)
                : new ConnectorException(HttpStatusCode.ServiceUnavailable, "TokenUnavailable", retryAfter: null, "Entra gave no token.", failure);
        }
    }

    /// <summary>The connector answered 401: forget the token.</summary>
    public void Drop()
    {
        _kept = null;
        // A credential that the host brought along is not ours to make again.
        if (credential is not AppCredential own)
            return;

        lock (_renewing)
        {
            var now = clock.Time.GetUtcNow();
            if (_renewedAt is { } last && now - last < RenewInterval)
                return;
            _renewedAt = now;
            own.Renew();
            _kept = null;
        }
    }

    private sealed record Kept(string Token, DateTimeOffset Until);

    private static partial class Log
    {
        [LoggerMessage(120, LogLevel.Error, "No token for the Bot Connector from {Host}")]
        public static partial void NoToken(ILogger logger, Exception failure, string host);
    }
}
