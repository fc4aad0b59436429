using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TeamsOptOutBot.Microsoft365.Identity;

/// <summary>
/// The credential of the app. It can be made anew, which forgets its tokens, and is when the certificate's file changes:
/// a renewed certificate needs no restart. A file that cannot be used, half written for example, leaves the old one in place.
/// </summary>
internal sealed partial class AppCredential : TokenCredential
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(30);

    private readonly Microsoft365Options _options;
    private readonly CloudAddresses _cloud;
    private readonly HttpPipelineTransport? _transport;
    private readonly WireClock _clock;
    private readonly ILogger _logger;
    private readonly Lock _renewing = new();
    private volatile TokenCredential _current;
    private DateTimeOffset _lookedAt;
    private DateTime _fileTime;

    public AppCredential(IOptions<Microsoft365Options> options, CloudAddresses cloud, HttpPipelineTransport? transport, WireClock clock, ILogger<AppCredential> logger)
    {
        (_options, _cloud, _transport, _clock, _logger) = (options.Value, cloud, transport, clock, logger);
        (_lookedAt, _fileTime) = (clock.Time.GetUtcNow(), FileTime());
        _current = Credentials.Create(_options, cloud, transport);
    }

    /// <summary>What Azure.Identity was asked to be.</summary>
    internal TokenCredential Current => _current;

    /// <summary>Forgets every token.</summary>
    public void Renew()
    {
        lock (_renewing)
            Replace();
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        LookAtFile();
        return _current.GetToken(requestContext, cancellationToken);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        LookAtFile();
        return _current.GetTokenAsync(requestContext, cancellationToken);
    }

    private void LookAtFile()
    {
        if (_options.Credential.CertificatePath.Length == 0)
            return;
        lock (_renewing)
        {
            var now = _clock.Time.GetUtcNow();
            if (now - _lookedAt < LookInterval)
                return;
            _lookedAt = now;
            if (FileTime() is var written && written != _fileTime && Replace())
            {
                _fileTime = written;
                Log.Reloaded(_logger);
            }
        }
    }

    private bool Replace()
    {
        if (CredentialRules.KindOf(_options.Credential.Kind) == CredentialKind.Certificate)
        {
            using var certificate = CertificateFile.Load(_options.Credential, out var problem);
            if (problem is not null)
            {
                Log.Unusable(_logger, problem);
                return false;
            }
        }

        _current = Credentials.Create(_options, _cloud, _transport);
        return true;
    }

    private DateTime FileTime() => _options.Credential.CertificatePath is { Length: > 0 } path ? File.GetLastWriteTimeUtc(path) : default;

    private static partial class Log
    {
        [LoggerMessage(130, LogLevel.Information, "The certificate of the app was read again")]
        public static partial void Reloaded(ILogger logger);

        [LoggerMessage(131, LogLevel.Warning, "The changed certificate is not used, the one before stays: {Problem}")]
        public static partial void Unusable(ILogger logger, string problem);
    }
}
