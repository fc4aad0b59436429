using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using TeamsOptOutBot.Microsoft365.Bot.Authentication;
using TeamsOptOutBot.Microsoft365.Identity;

namespace TeamsOptOutBot.Microsoft365.SignIn;

/// <summary>Signs people of one tenant in, asks for their id and nothing else, and keeps no token.</summary>
/// <param name="way">Another way to Entra than the usual one; null in production.</param>
internal sealed class SignInOptions(IOptions<Microsoft365Options> microsoft365, CloudAddresses cloud, WireClock clock, SignInTransport? way = null) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    private static readonly TimeSpan TimeToSignIn = TimeSpan.FromMinutes(15);

    public void Configure(OpenIdConnectOptions options) => Configure(OrganisationSignIn.Scheme, options);

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        var app = microsoft365.Value;
        options.Authority = new Uri(cloud.AuthorityHost, $"{app.TenantId}/v2.0").AbsoluteUri;
        options.ClientId = app.AppId;
        options.ClientSecret = app.ClientSecret.Length > 0 ? app.ClientSecret : null;
        (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.Scope.Add("profile");
        (options.SaveTokens, options.GetClaimsFromUserInfoEndpoint, options.MapInboundClaims, options.DisableTelemetry) = (false, false, false, true);
        options.SignInScheme = NobodyHandler.Nobody;
        options.CallbackPath = SignInExtensions.CallbackPath;
        (options.RemoteSignOutPath, options.SignedOutCallbackPath) = (default, default);
        options.RemoteAuthenticationTimeout = TimeToSignIn;
        options.TimeProvider = clock.Time;
        options.TokenValidationParameters.ValidAlgorithms = [SecurityAlgorithms.RsaSha256];
        options.TokenValidationParameters.ClockSkew = TokenRules.ClockSkew;
        options.EventsType = typeof(SignInEvents);
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        if (way is not null)
            options.BackchannelHttpHandler = way.Handler;

        // The browser comes back by a link of the sign-in page: Lax lets the cookies through then, and with no form of another site.
        foreach (var cookie in new[] { options.NonceCookie, options.CorrelationCookie })
            (cookie.SameSite, cookie.SecurePolicy, cookie.HttpOnly, cookie.Path) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest, true, "/");
    }
}

/// <summary>How the sign-in's own requests reach Entra where that is not the usual way.</summary>
internal sealed record SignInTransport(HttpMessageHandler Handler);
