using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using TeamsOptOutBot.Microsoft365.Identity;

namespace TeamsOptOutBot.Microsoft365.SignIn;

/// <summary>What is ours in a sign-in: the address to come back to, how the app proves itself, and who gets the person.</summary>
internal sealed partial class SignInEvents(IOptions<Microsoft365Options> options, ClientAssertions assertions, ILogger<SignInEvents> logger) : OpenIdConnectEvents
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        context.ProtocolMessage.RedirectUri = context.Properties.GetParameter<string>(OrganisationSignIn.Callback);
        context.ProtocolMessage.Prompt = context.Properties.GetParameter<bool>(OrganisationSignIn.ChooseAccount) ? OpenIdConnectPrompt.SelectAccount : null;
        return Task.CompletedTask;
    }

    public override async Task AuthorizationCodeReceived(AuthorizationCodeReceivedContext context)
    {
        if (await assertions.MakeAsync(context.HttpContext.RequestAborted) is { } assertion)
            (context.TokenEndpointRequest!.ClientAssertion, context.TokenEndpointRequest.ClientAssertionType) = (assertion, AssertionType);
    }

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        context.HandleResponse();
        var host = context.HttpContext.RequestServices.GetRequiredService<ISignInReturn>();
        if (Guid.TryParse(context.Principal?.FindFirst("oid")?.Value, out var person) && Guid.TryParse(context.Principal.FindFirst("tid")?.Value, out var tenant) && tenant == Guid.Parse(options.Value.TenantId))
        {
            await host.ArrivedAsync(context.HttpContext, person, KeptIn(context.Properties!));
            return;
        }

        Log.Failed(logger, "the token names no person of this tenant", "");
        await host.FailedAsync(context.HttpContext, declined: false);
    }

    public override Task AccessDenied(AccessDeniedContext context)
    {
        context.HandleResponse();
        return context.HttpContext.RequestServices.GetRequiredService<ISignInReturn>().FailedAsync(context.HttpContext, declined: true);
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();

        // Entra's sentence may name the person; its number does not.
        Log.Failed(logger, context.Failure?.GetType().Name ?? "", EntraNumber().Match(context.Failure?.Message ?? "").Value);
        return context.HttpContext.RequestServices.GetRequiredService<ISignInReturn>().FailedAsync(context.HttpContext, declined: false);
    }

    private static Dictionary<string, string> KeptIn(AuthenticationProperties properties) =>
        properties.Items.Where(item => item.Key.StartsWith(OrganisationSignIn.Kept, StringComparison.Ordinal) && item.Value is not null)
            .ToDictionary(item => item.Key[OrganisationSignIn.Kept.Length..], item => item.Value!, StringComparer.Ordinal);

    [GeneratedRegex(@"AADSTS\d{1,9}", RegexOptions.None, 1000)]
    private static partial Regex EntraNumber();

    private static partial class Log
    {
        [LoggerMessage(141, LogLevel.Warning, "A sign-in was not finished: {Reason} {EntraNumber}")]
        public static partial void Failed(ILogger logger, string reason, string entraNumber);
    }
}
