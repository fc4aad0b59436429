using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Microsoft365.Identity;

namespace TeamsOptOutBot.Microsoft365.SignIn;

/// <summary>Puts the sign-in together.</summary>
public static class SignInExtensions
{
    /// <summary>Path of the redirect URI below the service's address. The authentication middleware answers it.</summary>
    public const string CallbackPath = "/signin-oidc";

    /// <summary>Adds the sign-in of AddMicrosoft365's tenant and app. The host registers <see cref="ISignInReturn"/>.</summary>
    public static IServiceCollection AddOrganisationSignIn(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddAuthentication(NobodyHandler.Nobody).AddScheme<AuthenticationSchemeOptions, NobodyHandler>(NobodyHandler.Nobody, _ => { }).AddOpenIdConnect(OrganisationSignIn.Scheme, _ => { });
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>>(provider => new SignInOptions(
            provider.GetRequiredService<IOptions<Microsoft365Options>>(), provider.GetRequiredService<CloudAddresses>(), provider.GetRequiredService<WireClock>(), provider.GetService<SignInTransport>()));
        services.TryAddSingleton<ClientAssertions>();
        services.TryAddSingleton<SignInEvents>();
        services.TryAddSingleton<IOrganisationSignIn, OrganisationSignIn>();
        return services;
    }
}
