using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace TeamsOptOutBot.Microsoft365.Identity;

/// <summary>Makes Azure.Identity's credential of the configured kind; it caches its own tokens.</summary>
internal static class Credentials
{
    /// <param name="transport">Another way to Entra than the usual one; null in production.</param>
    /// <exception cref="InvalidOperationException">The certificate went away after the options were validated.</exception>
    public static TokenCredential Create(Microsoft365Options options, CloudAddresses cloud, HttpPipelineTransport? transport)
    {
        var (tenant, app, credential) = (options.TenantId, options.AppId, options.Credential);
        return CredentialRules.KindOf(credential.Kind) switch
        {
            CredentialKind.Secret => new ClientSecretCredential(tenant, app, options.ClientSecret, At(new ClientSecretCredentialOptions { DisableInstanceDiscovery = IsUnknown(cloud) }, cloud, transport)),
            CredentialKind.Certificate => new ClientCertificateCredential(
                tenant, app, CertificateFile.Load(credential, out var problem) ?? throw new InvalidOperationException(problem),
                At(new ClientCertificateCredentialOptions { DisableInstanceDiscovery = IsUnknown(cloud) }, cloud, transport)),
            CredentialKind.ManagedIdentity => Identity(credential, transport),
            CredentialKind.Federated => new ClientAssertionCredential(
                tenant, app, AssertionOf(Identity(credential, transport), cloud),
                At(new ClientAssertionCredentialOptions { DisableInstanceDiscovery = IsUnknown(cloud) }, cloud, transport)),
            CredentialKind.Workload => new WorkloadIdentityCredential(At(
                new WorkloadIdentityCredentialOptions { TenantId = tenant, ClientId = app, TokenFilePath = CredentialRules.TokenFileOf(credential), DisableInstanceDiscovery = IsUnknown(cloud) }, cloud, transport)),
            _ => throw new InvalidOperationException("The options were not validated."),
        };
    }

    // Instance discovery asks the public cloud whether an authority is genuine: it knows only Microsoft's own.
    private static bool IsUnknown(CloudAddresses cloud) => !Clouds.IsKnownAuthority(cloud.AuthorityHost);

    private static T At<T>(T options, CloudAddresses cloud, HttpPipelineTransport? transport)
        where T : TokenCredentialOptions
    {
        options.AuthorityHost = cloud.AuthorityHost;
        if (transport is not null)
            options.Transport = transport;
        return options;
    }

    internal static ManagedIdentityCredential Identity(CredentialOptions credential, HttpPipelineTransport? transport)
    {
        var options = new ManagedIdentityCredentialOptions(
            credential.ManagedIdentityClientId.Length > 0 ? ManagedIdentityId.FromUserAssignedClientId(credential.ManagedIdentityClientId) : ManagedIdentityId.SystemAssigned);
        if (transport is not null)
            options.Transport = transport;
        return new ManagedIdentityCredential(options);
    }

    internal static Func<CancellationToken, Task<string>> AssertionOf(ManagedIdentityCredential identity, CloudAddresses cloud) =>
        async cancellationToken => (await identity.GetTokenAsync(new TokenRequestContext([cloud.TokenExchangeScope ?? throw new InvalidOperationException("The options were not validated.")]), cancellationToken)).Token;
}
