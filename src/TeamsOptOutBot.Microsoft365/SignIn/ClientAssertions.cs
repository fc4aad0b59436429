using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using TeamsOptOutBot.Microsoft365.Identity;

namespace TeamsOptOutBot.Microsoft365.SignIn;

/// <summary>How the app proves itself when it redeems a code without a secret: the assertions of its configured credential.</summary>
internal sealed class ClientAssertions(IOptions<Microsoft365Options> options, CloudAddresses cloud, WireClock clock, IServiceProvider services)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <returns>Null where the secret speaks for the app.</returns>
    public async Task<string?> MakeAsync(CancellationToken cancellationToken)
    {
        var credential = options.Value.Credential;
        return CredentialRules.KindOf(credential.Kind) switch
        {
            CredentialKind.Certificate => Signed(credential),
            CredentialKind.Federated => await Credentials.AssertionOf(Credentials.Identity(credential, services.GetService<HttpPipelineTransport>()), cloud)(cancellationToken),
            CredentialKind.Workload => await File.ReadAllTextAsync(CredentialRules.TokenFileOf(credential), cancellationToken),
            _ => null,
        };
    }

    /// <summary>Header and claims as Entra documents them ("application authentication certificate credentials").</summary>
    private string Signed(CredentialOptions credential)
    {
        using var certificate = CertificateFile.Load(credential, out var problem) ?? throw new InvalidOperationException(problem);
        using var key = certificate.GetRSAPrivateKey();
        var now = clock.Time.GetUtcNow().UtcDateTime;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = options.Value.AppId,
            Audience = new Uri(cloud.AuthorityHost, $"{options.Value.TenantId}/oauth2/v2.0/token").AbsoluteUri,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = options.Value.AppId, ["jti"] = Guid.NewGuid().ToString() },
            NotBefore = now,
            IssuedAt = now,
            Expires = now + Lifetime,
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } }, SecurityAlgorithms.RsaSsaPssSha256),
            AdditionalHeaderClaims = new Dictionary<string, object>(StringComparer.Ordinal) { ["x5t#S256"] = Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256)) },
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }
}
