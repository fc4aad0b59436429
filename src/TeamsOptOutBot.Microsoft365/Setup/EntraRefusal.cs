using System.Text.RegularExpressions;
using Azure.Identity;

namespace TeamsOptOutBot.Microsoft365.Setup;

/// <summary>Entra's refusals by name, by the code of its answer (Microsoft identity platform, AADSTS error codes).</summary>
internal static partial class EntraRefusal
{
    public static SetupProblem Explain(AuthenticationFailedException failure, Uri authority)
    {
        if (failure is CredentialUnavailableException)
            return new(SetupProblems.NoManagedIdentity);
        return Code().Match(failure.ToString()) is { Success: true } match
            ? Known(match.Groups["code"].Value)
            : new(SetupProblems.EntraSilent, ("host", authority.Host));
    }

    private static SetupProblem Known(string code) => code switch
    {
        "7000215" => new(SetupProblems.SecretWrong),
        "7000222" => new(SetupProblems.SecretExpired),
        "700016" => new(SetupProblems.AppUnknown),
        "90002" or "900023" => new(SetupProblems.TenantUnknown),
        "700027" => new(SetupProblems.CertificateUnknown),
        "700024" => new(SetupProblems.AssertionTime),
        "70021" or "700211" or "700212" or "700213" => new(SetupProblems.NoFederation),
        _ => new(SetupProblems.EntraRefuses, ("code", code)),
    };

    [GeneratedRegex(@"AADSTS(?<code>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
