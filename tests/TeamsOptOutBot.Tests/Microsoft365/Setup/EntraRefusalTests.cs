using Azure.Identity;
using Shouldly;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Microsoft365.Setup;
using TeamsOptOutBot.Tests.Cards;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Setup;

/// <summary>What Entra answers, as IT reads it; the simulated tenant has not all of these troubles.</summary>
public sealed class EntraRefusalTests
{
    private static readonly Uri Authority = new("https://login.microsoftonline.com");

    private static readonly HealthTexts Texts = new(CardBook.Load(Repository.AdaptiveCards).Texts);

    [Theory]
    [InlineData("AADSTS7000215: Invalid client secret provided.", "The client secret is wrong.")]
    [InlineData("AADSTS7000222: The provided client secret keys are expired.", "The client secret has expired.")]
    [InlineData("AADSTS700016: Application was not found in the directory.", "The tenant has no app with the id of Microsoft365:AppId.")]
    [InlineData("AADSTS90002: Tenant not found.", "There is no tenant with the id of Microsoft365:TenantId.")]
    [InlineData("AADSTS900023: Specified tenant identifier is neither a valid DNS name, nor a valid external domain.", "There is no tenant with the id of Microsoft365:TenantId.")]
    [InlineData("AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application.", "Entra does not know the certificate.")]
    [InlineData("AADSTS700024: Client assertion is not within its valid time range.", "Entra finds the signed assertion too old or too new.")]
    [InlineData("AADSTS70021: No matching federated identity record found.", "No federated credential of the app registration fits this identity.")]
    [InlineData("AADSTS53003: Access has been blocked by Conditional Access policies.", "Entra refuses a token (AADSTS53003).")]
    [InlineData("No such host is known.", "Entra did not answer at login.microsoftonline.com.")]
    public void A_refusal_is_named(string answer, string expected)
    {
        var problem = EntraRefusal.Explain(new AuthenticationFailedException(answer), Authority);

        Texts.What(problem, "en").ShouldBe(expected);
        Texts.Mend(problem, "en").Length.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void A_machine_without_a_managed_identity_is_named() =>
        Texts.What(EntraRefusal.Explain(new CredentialUnavailableException("ManagedIdentityCredential authentication unavailable."), Authority), "en").ShouldBe("This machine has no managed identity that answers.");
}
