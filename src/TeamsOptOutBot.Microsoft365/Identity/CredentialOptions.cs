namespace TeamsOptOutBot.Microsoft365.Identity;

/// <summary>How the service proves that it is the app. Configuration section <c>Microsoft365:Credential</c>.</summary>
public sealed class CredentialOptions
{
    /// <summary>
    /// <c>Secret</c>, <c>Certificate</c>, <c>ManagedIdentity</c>, <c>Federated</c> (a managed identity vouches for the app registration) or
    /// <c>Workload</c> (a token file of Kubernetes or another issuer does). Default: <c>Secret</c>.
    /// </summary>
    public string Kind { get; set; } = "Secret";

    /// <summary>For <c>Certificate</c>: a PEM file with certificate and RSA key, or a .pfx or .p12 file. It is read again when it changes.</summary>
    public string CertificatePath { get; set; } = "";

    /// <summary>For <c>Certificate</c>: the PEM file of the key where it is a file of its own. Default: none.</summary>
    public string CertificateKeyPath { get; set; } = "";

    /// <summary>For <c>Certificate</c>: password of the .pfx file or of the encrypted key. Default: none.</summary>
    public string CertificatePassword { get; set; } = "";

    /// <summary>For <c>ManagedIdentity</c> and <c>Federated</c>: client id of the user-assigned identity; empty: the system-assigned one.</summary>
    public string ManagedIdentityClientId { get; set; } = "";

    /// <summary>For <c>Federated</c>: audience of the federated credential in Entra; empty: the cloud's, which is known for <c>Public</c> and <c>Gcc</c>.</summary>
    public string FederationAudience { get; set; } = "";

    /// <summary>For <c>Workload</c>: the token file. Default: the one that AZURE_FEDERATED_TOKEN_FILE names.</summary>
    public string TokenFilePath { get; set; } = "";
}
