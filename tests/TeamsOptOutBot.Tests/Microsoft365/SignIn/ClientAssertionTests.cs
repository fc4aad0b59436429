using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using TeamsOptOutBot.Microsoft365.Identity;
using TeamsOptOutBot.Microsoft365.SignIn;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.SignIn;

/// <summary>How the app proves itself when somebody has signed in, with each kind of credential.</summary>
public sealed class ClientAssertionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assertion-");
    private readonly Microsoft365Options _options = new() { AppId = "11111111-1111-1111-1111-111111111111", TenantId = "22222222-2222-2222-2222-222222222222" };

    [Fact]
    public async Task A_secret_speaks_for_itself()
    {
        _options.ClientSecret = "secret";

        (await MakeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_certificate_signs_what_Entra_documents()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=app", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        (_options.Credential.Kind, _options.Credential.CertificatePath) = ("Certificate", Path.Combine(_folder.FullName, "app.pem"));
        await File.WriteAllTextAsync(_options.Credential.CertificatePath, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");

        var assertion = (await MakeAsync()).ShouldNotBeNull();

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(assertion, new TokenValidationParameters
        {
            ValidIssuer = _options.AppId,
            ValidAudience = $"https://login.microsoftonline.com/{_options.TenantId}/oauth2/v2.0/token",
            IssuerSigningKey = new X509SecurityKey(certificate),
            TryAllIssuerSigningKeys = true,
            ValidAlgorithms = ["PS256"],
        });
        result.IsValid.ShouldBeTrue(result.Exception?.Message);
        result.Claims["sub"].ShouldBe(_options.AppId);
        result.Claims["jti"].ShouldNotBeNull();
        var token = (JsonWebToken)result.SecurityToken;
        token.GetHeaderValue<string>("x5t#S256").ShouldBe(Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256)));
        (token.ValidTo - token.ValidFrom).ShouldBe(TimeSpan.FromMinutes(5));
        (await MakeAsync()).ShouldNotBe(assertion);
    }

    [Fact]
    public async Task A_workload_hands_on_its_token_file()
    {
        (_options.Credential.Kind, _options.Credential.TokenFilePath) = ("Workload", Path.Combine(_folder.FullName, "token"));
        await File.WriteAllTextAsync(_options.Credential.TokenFilePath, "of-the-platform");

        (await MakeAsync()).ShouldBe("of-the-platform");
    }

    [Theory]
    [InlineData("Secret", true)]
    [InlineData("Federated", true)]
    [InlineData("ManagedIdentity", false)]
    public void A_managed_identity_that_is_the_bot_itself_cannot_sign_people_in(string kind, bool possible)
    {
        _options.Credential.Kind = kind;

        new OrganisationSignIn(Options.Create(_options), Microsoft.Extensions.Logging.Abstractions.NullLogger<OrganisationSignIn>.Instance).IsPossible.ShouldBe(possible);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string?> MakeAsync()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        return await new ClientAssertions(Options.Create(_options), CloudAddresses.Resolve(_options), new WireClock(TimeProvider.System), services).MakeAsync(CancellationToken.None);
    }
}
