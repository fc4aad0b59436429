using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TeamsOptOutBot.Simulator.Tokens;

/// <summary>
/// The certificate of the token endpoint: ASP.NET Core's development certificate where this machine trusts it,
/// else one of our own that the bot is given through <c>SSL_CERT_FILE</c> (Azure.Identity refuses plain http).
/// </summary>
internal sealed class TlsCertificate : IDisposable
{
    private const string DevelopmentCertificateOid = "1.3.6.1.4.1.311.84.1.1";

    private static readonly string[] SystemBundles =
    [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem",
    ];

    // One certificate for the whole process: several tenants of a test share it.
    private static readonly Lock Making = new();

    private static X509Certificate2? _own;

    private TlsCertificate(X509Certificate2 certificate, bool own)
    {
        Certificate = certificate;
        IsOwn = own;
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>True when nobody trusts it without the bundle of <see cref="WriteBundleAsync"/>.</summary>
    public bool IsOwn { get; }

    public static TlsCertificate Get(DateTimeOffset now) =>
        FindTrustedDevelopmentCertificate(now) is { } trusted ? new(trusted, own: false) : new(MakeOwn(now), own: true);

    /// <summary>Writes the system's roots and this certificate as one PEM file.</summary>
    public async Task<string> WriteBundleAsync(string folder, CancellationToken cancellationToken)
    {
        var system = Environment.GetEnvironmentVariable("SSL_CERT_FILE") is { Length: > 0 } given && File.Exists(given)
            ? given
            : Array.Find(SystemBundles, File.Exists);
        var roots = system is null ? "" : await File.ReadAllTextAsync(system, cancellationToken);
        var path = Path.Combine(folder, "trusted-roots.pem");
        await File.WriteAllTextAsync(path, $"{roots.TrimEnd()}\n{Certificate.ExportCertificatePem()}\n", cancellationToken);
        return path;
    }

    public void Dispose()
    {
        if (!IsOwn)
        {
            Certificate.Dispose();
        }
    }

    private static X509Certificate2? FindTrustedDevelopmentCertificate(DateTimeOffset now)
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates.FirstOrDefault(c =>
            c.HasPrivateKey && c.NotBefore <= now.LocalDateTime && c.NotAfter > now.LocalDateTime
            && c.Extensions.Any(e => e.Oid?.Value == DevelopmentCertificateOid) && IsTrusted(c));
    }

    private static bool IsTrusted(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }

    private static X509Certificate2 MakeOwn(DateTimeOffset now)
    {
        lock (Making)
        {
            return _own ??= Make(now);
        }
    }

    private static X509Certificate2 Make(DateTimeOffset now)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));

        // Windows needs the key in a store-backed form.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }
}
