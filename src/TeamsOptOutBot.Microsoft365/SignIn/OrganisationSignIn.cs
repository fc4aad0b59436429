using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Microsoft365.Identity;

namespace TeamsOptOutBot.Microsoft365.SignIn;

/// <summary>Begins sign-ins; how they end is in <see cref="SignInEvents"/>.</summary>
internal sealed partial class OrganisationSignIn(IOptions<Microsoft365Options> options, ILogger<OrganisationSignIn> logger) : IOrganisationSignIn
{
    internal const string Scheme = "organisation";
    internal const string Callback = "callback";
    internal const string ChooseAccount = "chooseAccount";
    internal const string Kept = "kept.";

    public bool IsPossible => CredentialRules.KindOf(options.Value.Credential.Kind) != CredentialKind.ManagedIdentity;

    public async Task<Uri?> BeginAsync(HttpContext context, Uri callback, IReadOnlyDictionary<string, string> kept, bool chooseAccount)
    {
        // Left out, it would be the address of this page, which the state need not carry.
        var properties = new AuthenticationProperties { RedirectUri = "/" };
        foreach (var (name, value) in kept)
            properties.Items[Kept + name] = value;
        (properties.Parameters[Callback], properties.Parameters[ChooseAccount]) = (callback.AbsoluteUri, chooseAccount);
        try
        {
            await context.ChallengeAsync(Scheme, properties);
        }
        catch (Exception exception) when (exception is InvalidOperationException or HttpRequestException or IOException || (exception is OperationCanceledException && !context.RequestAborted.IsCancellationRequested))
        {
            Log.Unreachable(logger, exception.GetType().Name);
            return null;
        }

        var page = context.Response.Headers.Location.ToString();
        context.Response.Headers.Remove("Location");
        context.Response.StatusCode = StatusCodes.Status200OK;
        return new Uri(page);
    }

    private static partial class Log
    {
        [LoggerMessage(140, LogLevel.Warning, "The organisation's sign-in cannot be begun, its metadata was not read: {Kind}")]
        public static partial void Unreachable(ILogger logger, string kind);
    }
}
