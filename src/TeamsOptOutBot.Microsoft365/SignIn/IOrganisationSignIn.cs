using Microsoft.AspNetCore.Http;

namespace TeamsOptOutBot.Microsoft365.SignIn;

/// <summary>The organisation's own sign-in page (OpenID Connect, authorization code flow with PKCE).</summary>
public interface IOrganisationSignIn
{
    /// <summary>Whether the app can prove itself where people sign in: a managed identity that is the bot itself cannot, because it has no redirect address.</summary>
    bool IsPossible { get; }

    /// <summary>Prepares a sign-in of this browser; its cookies are in the response, whose body is the caller's.</summary>
    /// <param name="callback">Where the browser comes back to, <see cref="SignInExtensions.CallbackPath"/> below the service's address; a redirect URI of the app registration.</param>
    /// <param name="kept">Comes back with the person; nobody else can read or change it.</param>
    /// <param name="chooseAccount">Whether the page asks for the account even if the browser has one.</param>
    /// <returns>The page to send the browser to; null while the organisation's sign-in does not answer.</returns>
    Task<Uri?> BeginAsync(HttpContext context, Uri callback, IReadOnlyDictionary<string, string> kept, bool chooseAccount);
}

/// <summary>What the host does with a browser that comes back. It writes the response.</summary>
public interface ISignInReturn
{
    /// <summary>Somebody of this tenant has signed in.</summary>
    Task ArrivedAsync(HttpContext context, Guid person, IReadOnlyDictionary<string, string> kept);

    /// <summary>Nobody has: it was declined, took too long, came twice, or was made up.</summary>
    Task FailedAsync(HttpContext context, bool declined);
}
