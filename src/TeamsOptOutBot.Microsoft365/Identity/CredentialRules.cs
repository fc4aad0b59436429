namespace TeamsOptOutBot.Microsoft365.Identity;

/// <summary>What each kind of credential needs, and what must not lie beside it.</summary>
internal static class CredentialRules
{
    private const string TokenFileVariable = "AZURE_FEDERATED_TOKEN_FILE";

    public static CredentialKind? KindOf(string kind) =>
        Enum.GetNames<CredentialKind>().FirstOrDefault(name => name.Equals(kind, StringComparison.OrdinalIgnoreCase)) is { } known ? Enum.Parse<CredentialKind>(known) : null;

    public static string TokenFileOf(CredentialOptions options) =>
        options.TokenFilePath.Length > 0 ? options.TokenFilePath : Environment.GetEnvironmentVariable(TokenFileVariable) ?? "";

    public static IEnumerable<string> Check(Microsoft365Options options)
    {
        var credential = options.Credential;
        if (KindOf(credential.Kind) is not { } kind)
            return [$"{Key(nameof(credential.Kind))} is '{credential.Kind}'. Use Secret, Certificate, ManagedIdentity, Federated or Workload."];

        IEnumerable<string> own = kind switch
        {
            CredentialKind.Secret => Secret(options.ClientSecret),
            CredentialKind.Certificate => Certificate(credential),
            CredentialKind.ManagedIdentity => [.. Identity(credential), .. SameApp(options)],
            CredentialKind.Federated => [.. Identity(credential), .. Audience(options)],
            CredentialKind.Workload => TokenFile(credential),
            _ => [],
        };
        return kind == CredentialKind.Secret || options.ClientSecret.Length == 0
            ? own
            : [.. own, $"Microsoft365:ClientSecret is set although {Key(nameof(credential.Kind))} is {kind}. Take the secret out, here and in Entra."];
    }

    private static IEnumerable<string> Secret(string secret)
    {
        if (secret.Length == 0)
            yield return "Microsoft365:ClientSecret is missing. Set it to a client secret of the app registration, for example in the environment variable Microsoft365__ClientSecret; or set Microsoft365:Credential:Kind to Certificate, ManagedIdentity, Federated or Workload.";
    }

    private static IEnumerable<string> Certificate(CredentialOptions options)
    {
        if (options.CertificatePath.Length == 0)
        {
            yield return $"{Key(nameof(options.CertificatePath))} is missing. Set it to a PEM or PFX file with the certificate of the app registration and its key.";
        }
        else
        {
            using var certificate = CertificateFile.Load(options, out var problem);
            if (problem is not null)
                yield return problem;
        }
    }

    private static IEnumerable<string> Identity(CredentialOptions options)
    {
        if (options.ManagedIdentityClientId.Length > 0 && !Guid.TryParseExact(options.ManagedIdentityClientId, "D", out _))
            yield return $"{Key(nameof(options.ManagedIdentityClientId))} is '{options.ManagedIdentityClientId}', which is not a GUID. Set it to the client id of the user-assigned managed identity, or leave it out for the system-assigned one.";
    }

    private static IEnumerable<string> SameApp(Microsoft365Options options)
    {
        var identity = options.Credential.ManagedIdentityClientId;
        if (Guid.TryParseExact(identity, "D", out var id) && Guid.TryParseExact(options.AppId, "D", out var app) && id != app)
            yield return $"{Key(nameof(options.Credential.ManagedIdentityClientId))} is not Microsoft365:AppId. A managed identity is the bot itself, so both are the same id; for an app registration that trusts the identity set {Key(nameof(options.Credential.Kind))} to Federated.";
    }

    private static IEnumerable<string> Audience(Microsoft365Options options)
    {
        if (options.Credential.FederationAudience.Length == 0 && Clouds.All.TryGetValue(options.Cloud, out var cloud) && cloud.TokenExchangeAudience is null)
            yield return $"{Key(nameof(CredentialOptions.FederationAudience))} has no default in the cloud {options.Cloud}. Set it to the audience of the federated credential in Entra.";
    }

    private static IEnumerable<string> TokenFile(CredentialOptions options)
    {
        var file = TokenFileOf(options);
        if (file.Length == 0)
            yield return $"{Key(nameof(options.TokenFilePath))} is missing, and {TokenFileVariable} is not set. Set one of them to the file with the workload's token.";
        else if (!File.Exists(file))
            yield return $"The token file {file} is not there. Set {Key(nameof(options.TokenFilePath))} to the file into which the platform writes the workload's token.";
    }

    private static string Key(string option) => $"{Microsoft365Options.SectionName}:{nameof(Microsoft365Options.Credential)}:{option}";
}
