using System.Text.RegularExpressions;
using Azure.Identity;

namespace TeamsOptOutBot.Microsoft365.Setup;

/// <summary>Entra's refusals in words: what is wrong and what mends it, by the code of its answer (Microsoft identity platform, AADSTS error codes).</summary>
internal static partial class EntraRefusal
{
    public static SetupFinding Explain(string check, AuthenticationFailedException failure, Uri authority)
    {
        if (failure is CredentialUnavailableException)
            return new(check, "This machine has no managed identity that answers.", "Assign the managed identity to this machine or container, or set Microsoft365:Credential:Kind to another way.");
        return Code().Match(failure.ToString()) is { Success: true } match
            ? Known(check, match.Groups["code"].Value)
            : new(check, $"Entra did not answer at {authority.Host}.", "Let this machine reach that host over https, by way of your proxy (HTTPS_PROXY) if need be, and check Microsoft365:Cloud and AuthorityHost.");
    }

    private static SetupFinding Known(string check, string code) => code switch
    {
        "7000215" => new(check, "The client secret is wrong.", "Set Microsoft365:ClientSecret to the secret's value, not its id. It is shown only once: make a new one if nobody has it."),
        "7000222" => new(check, "The client secret has expired.", "Make a new one under Certificates & secrets of the app registration and set Microsoft365:ClientSecret; or use a managed identity, which does not expire."),
        "700016" => new(check, "The tenant has no app with the id of Microsoft365:AppId.", "Set Microsoft365:AppId to the application (client) id, and Microsoft365:TenantId to the tenant in which it is registered."),
        "90002" or "900023" => new(check, "There is no tenant with the id of Microsoft365:TenantId.", "Set Microsoft365:TenantId to the directory (tenant) id that Entra's overview shows, and check Microsoft365:Cloud."),
        "700027" => new(check, "Entra does not know the certificate.", "Upload its public part under Certificates & secrets of the app registration, or point Microsoft365:Credential:CertificatePath to the one that is registered."),
        "700024" => new(check, "Entra finds the signed assertion too old or too new.", "Set this machine's clock by NTP."),
        "70021" or "700211" or "700212" or "700213" => new(check, "No federated credential of the app registration fits this identity.", "Add one under Certificates & secrets, Federated credentials, with exactly this issuer, subject and audience."),
        _ => new(check, $"Entra refuses a token (AADSTS{code}).", $"Look the code up at https://login.microsoftonline.com/error?code={code}; check Microsoft365:TenantId, AppId and the credential."),
    };

    [GeneratedRegex(@"AADSTS(?<code>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
