using Azure.Core;
using Azure.Identity;

namespace TeamsOptOutBot.Microsoft365.Identity;

/// <summary>Makes the credential of the app registration; it caches its own tokens.</summary>
internal static class Credentials
{
    public static TokenCredential Create(Microsoft365Options options, CloudAddresses cloud) =>
        new ClientSecretCredential(options.TenantId, options.AppId, options.ClientSecret, new ClientSecretCredentialOptions
        {
            AuthorityHost = cloud.AuthorityHost,
            // Instance discovery asks the public cloud whether an authority is genuine: it knows only Microsoft's own.
            DisableInstanceDiscovery = !Clouds.IsKnownAuthority(cloud.AuthorityHost),
        });
}
