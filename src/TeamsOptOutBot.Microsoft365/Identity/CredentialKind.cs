namespace TeamsOptOutBot.Microsoft365.Identity;

internal enum CredentialKind
{
    Secret,
    Certificate,
    ManagedIdentity,
    Federated,
    Workload,
}
