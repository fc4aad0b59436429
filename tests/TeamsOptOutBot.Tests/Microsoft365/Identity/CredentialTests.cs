using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using TeamsOptOutBot.Microsoft365.Identity;
using TeamsOptOutBot.Simulator.Tokens;
using TeamsOptOutBot.Tests.Simulator;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Identity;

/// <summary>Each kind of credential: what it needs, what is made of it, and that Entra's rules for signed assertions are met.</summary>
public sealed class CredentialTests(SimulatedTenant tenant) : IClassFixture<SimulatedTenant>, IDisposable
{
    private const string App = "22222222-2222-2222-2222-222222222222";
    private const string Identity = "33333333-3333-3333-3333-333333333333";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("teams-credential-");
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private readonly Microsoft365Options _options = new() { AppId = App, TenantId = "11111111-1111-1111-1111-111111111111" };

    [Theory]
    [InlineData("Managed", "Microsoft365:Credential:Kind is 'Managed'. Use Secret, Certificate, ManagedIdentity, Federated or Workload.")]
    [InlineData("Certificate", "Microsoft365:Credential:CertificatePath is missing. Set it to a PEM or PFX file with the certificate of the app registration and its key.")]
    [InlineData("Workload", "Microsoft365:Credential:TokenFilePath is missing, and AZURE_FEDERATED_TOKEN_FILE is not set. Set one of them to the file with the workload's token.")]
    public void What_a_kind_lacks_is_said(string kind, string sentence)
    {
        _options.Credential.Kind = kind;

        Problems().ShouldBe([sentence]);
    }

    [Theory]
    [InlineData("ManagedIdentity")]
    [InlineData("federated")]
    public void An_identity_needs_nothing_more_on_the_machine_that_has_one(string kind)
    {
        _options.Credential.Kind = kind;

        Problems().ShouldBeEmpty();
    }

    [Fact]
    public void A_secret_left_beside_another_kind_is_refused()
    {
        (_options.Credential.Kind, _options.ClientSecret) = ("ManagedIdentity", "left over");

        Problems().ShouldBe(["Microsoft365:ClientSecret is set although Microsoft365:Credential:Kind is ManagedIdentity. Take the secret out, here and in Entra."]);
    }

    [Fact]
    public void A_managed_identity_is_the_bot_itself_and_a_federated_one_is_not()
    {
        (_options.Credential.Kind, _options.Credential.ManagedIdentityClientId) = ("ManagedIdentity", Identity);
        Problems().Single().ShouldStartWith("Microsoft365:Credential:ManagedIdentityClientId is not Microsoft365:AppId.");

        _options.Credential.Kind = "Federated";
        Problems().ShouldBeEmpty();

        _options.Credential.ManagedIdentityClientId = "vm";
        Problems().Single().ShouldStartWith("Microsoft365:Credential:ManagedIdentityClientId is 'vm', which is not a GUID.");
    }

    [Fact]
    public void A_cloud_whose_audience_for_federation_is_not_known_asks_for_it()
    {
        (_options.Credential.Kind, _options.Cloud, _options.GraphBaseUrl) = ("Federated", "GccHigh", "https://graph.example/v1.0");
        Problems().ShouldBe(["Microsoft365:Credential:FederationAudience has no default in the cloud GccHigh. Set it to the audience of the federated credential in Entra."]);

        _options.Credential.FederationAudience = "api://exchange";
        Problems().ShouldBeEmpty();
        CloudAddresses.Resolve(_options).TokenExchangeScope.ShouldBe("api://exchange/.default");
    }

    [Fact]
    public void A_certificate_that_cannot_be_used_is_refused_at_start()
    {
        _options.Credential.Kind = "Certificate";
        var path = _options.Credential.CertificatePath = Path.Combine(_folder.FullName, "app.pem");
        Problems().Single().ShouldBe($"The certificate {path} is not there. Set Microsoft365:Credential:CertificatePath to a PEM or PFX file.");

        File.WriteAllText(path, "no certificate");
        Problems().Single().ShouldStartWith($"The certificate {path} cannot be used");

        using var certificate = New();
        File.WriteAllText(path, certificate.ExportCertificatePem());
        Problems().Single().ShouldStartWith($"The certificate {path} ");
    }

    [Fact]
    public void A_certificate_is_read_from_PEM_from_two_files_and_from_PFX()
    {
        using var certificate = New();
        using var key = certificate.GetRSAPrivateKey()!;
        var (pem, keyFile, pfx) = (Path.Combine(_folder.FullName, "a.pem"), Path.Combine(_folder.FullName, "a.key"), Path.Combine(_folder.FullName, "a.pfx"));
        File.WriteAllText(pem, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportEncryptedPkcs8PrivateKeyPem("word", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
        File.WriteAllBytes(pfx, certificate.Export(X509ContentType.Pkcs12, "word"));
        _options.Credential.Kind = "Certificate";

        (_options.Credential.CertificatePath, _options.Credential.CertificateKeyPath, _options.Credential.CertificatePassword) = (pem, keyFile, "word");
        Problems().ShouldBeEmpty();
        (_options.Credential.CertificatePath, _options.Credential.CertificateKeyPath) = (pfx, "");
        Problems().ShouldBeEmpty();
        _options.Credential.CertificatePassword = "wrong";
        Problems().Single().ShouldStartWith($"The certificate {pfx} cannot be used");
    }

    [Theory]
    [InlineData("Secret", typeof(ClientSecretCredential))]
    [InlineData("certificate", typeof(ClientCertificateCredential))]
    [InlineData("ManagedIdentity", typeof(ManagedIdentityCredential))]
    [InlineData("Federated", typeof(ClientAssertionCredential))]
    [InlineData("Workload", typeof(WorkloadIdentityCredential))]
    public void Each_kind_is_the_credential_of_Azure_Identity(string kind, Type type)
    {
        _options.Credential.Kind = kind;
        _options.ClientSecret = kind == "Secret" ? "secret" : "";
        using var certificate = New();
        Write(certificate);
        _options.Credential.TokenFilePath = _options.Credential.CertificatePath;

        Problems().ShouldBeEmpty();
        Make(transport: null).Current.ShouldBeOfType(type);
    }

    [Fact]
    public async Task A_registered_certificate_gets_a_token_and_the_secret_is_never_sent()
    {
        using var certificate = New();
        var credential = ForTenant("Certificate", certificate);
        tenant.Host.AppCredentials.Register(certificate);

        var token = await credential.GetTokenAsync(Connector, CancellationToken.None);

        token.Token.Split('.').Length.ShouldBe(3);
        tenant.Host.AppCredentials.Taken.ShouldContain(taken => taken.EndsWith(" certificate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_that_Entra_does_not_know_is_refused()
    {
        using var certificate = New();
        var credential = ForTenant("Certificate", certificate);

        var refusal = await Should.ThrowAsync<AuthenticationFailedException>(async () => await credential.GetTokenAsync(Connector, CancellationToken.None));

        refusal.ToString().ShouldContain("AADSTS700027");
    }

    [Fact]
    public async Task A_renewed_certificate_is_taken_without_a_restart_and_a_broken_file_is_not()
    {
        using var old = New();
        using var renewed = New();
        var credential = ForTenant("Certificate", old);
        tenant.Host.AppCredentials.Register(renewed);
        await Should.ThrowAsync<AuthenticationFailedException>(async () => await credential.GetTokenAsync(Connector, CancellationToken.None));

        await ReplaceAsync("half writ");
        await Should.ThrowAsync<AuthenticationFailedException>(async () => await credential.GetTokenAsync(Connector, CancellationToken.None));
        await ReplaceAsync(Pem(renewed));

        (await credential.GetTokenAsync(Connector, CancellationToken.None)).Token.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_workload_s_token_file_vouches_for_the_app()
    {
        using var issuer = RSA.Create(2048);
        tenant.Host.AppCredentials.Federated.Add(new FederatedTrust("https://cluster.example", "system:serviceaccount:staff:notices", "api://AzureADTokenExchange", issuer));
        var credential = ForTenant("Workload", certificate: null);
        await File.WriteAllTextAsync(_options.Credential.TokenFilePath, Assertion(issuer, "system:serviceaccount:other:app"));
        (await Should.ThrowAsync<AuthenticationFailedException>(async () => await credential.GetTokenAsync(Connector, CancellationToken.None))).ToString().ShouldContain("AADSTS70021");

        await File.WriteAllTextAsync(_options.Credential.TokenFilePath, Assertion(issuer, "system:serviceaccount:staff:notices"));
        credential.Renew();

        (await credential.GetTokenAsync(Connector, CancellationToken.None)).Token.ShouldNotBeEmpty();
        tenant.Host.AppCredentials.Taken.ShouldContain("RS256 federated");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static TokenRequestContext Connector => new([AccessTokens.ConnectorAudience + "/.default"]);

    private static X509Certificate2 New()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=staff-notices", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(30));
    }

    private static string Pem(X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPrivateKey()!;
        return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }

    private static string Assertion(RSA issuer, string subject)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        string Part(JsonObject json) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(json.ToJsonString()));
        var signed = $"{Part(new() { ["alg"] = "RS256", ["kid"] = "1" })}.{Part(new() { ["iss"] = "https://cluster.example", ["sub"] = subject, ["aud"] = "api://AzureADTokenExchange", ["exp"] = now + 600, ["nbf"] = now - 10 })}";
        return $"{signed}.{WebEncoders.Base64UrlEncode(issuer.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private void Write(X509Certificate2 certificate)
    {
        _options.Credential.CertificatePath = Path.Combine(_folder.FullName, "app.pem");
        File.WriteAllText(_options.Credential.CertificatePath, Pem(certificate));
    }

    private async Task ReplaceAsync(string content)
    {
        await File.WriteAllTextAsync(_options.Credential.CertificatePath, content);
        _time.Advance(TimeSpan.FromMinutes(1));
        File.SetLastWriteTimeUtc(_options.Credential.CertificatePath, _time.GetUtcNow().UtcDateTime);
    }

    private AppCredential ForTenant(string kind, X509Certificate2? certificate)
    {
        var settings = tenant.Host.BotSettings;
        (_options.AppId, _options.TenantId, _options.AuthorityHost) = (settings["Microsoft365__AppId"], settings["Microsoft365__TenantId"], settings["Microsoft365__AuthorityHost"]);
        _options.Credential.Kind = kind;
        if (certificate is not null)
            Write(certificate);
        else
            _options.Credential.TokenFilePath = Path.Combine(_folder.FullName, "token");
        var handler = new SocketsHttpHandler { UseProxy = false };
        if (tenant.Host.UntrustedCertificate is { } authority)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(authority);
        }

        return Make(new HttpClientTransport(handler));
    }

    private AppCredential Make(HttpPipelineTransport? transport) =>
        new(Options.Create(_options), CloudAddresses.Resolve(_options), transport, new WireClock(_time), NullLogger<AppCredential>.Instance);

    private string[] Problems() => [.. new Microsoft365OptionsValidator().Validate(name: null, _options).Failures ?? []];
}
