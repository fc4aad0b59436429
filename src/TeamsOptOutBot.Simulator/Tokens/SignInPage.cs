using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using TeamsOptOutBot.Simulator.Client;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Hosting;

namespace TeamsOptOutBot.Simulator.Tokens;

/// <summary>
/// Entra's sign-in page: whoever is chosen is signed in, and the browser goes back to the bot with a code. Plain http, because
/// a browser does not know the token endpoint's certificate; the code is worth nothing without the secret and the verifier.
/// </summary>
internal sealed class SignInPage(Tenant tenant, CompanyDirectory directory, BotTargets bots, SignIns signIns)
{
    /// <summary>The one address that the app registration allows.</summary>
    private const string RedirectPath = "/signin-oidc";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{tenant}/oauth2/v2.0/authorize", (HttpRequest request) => Refuse(request) ?? Page(request, null));
        routes.MapPost("/{tenant}/oauth2/v2.0/authorize", SignInAsync).DisableAntiforgery();
    }

    private async Task<IResult> SignInAsync(HttpRequest request)
    {
        if (Refuse(request) is { } refused)
        {
            return refused;
        }

        var form = await request.ReadFormAsync();
        if (form["cancel"] == "yes")
        {
            return Back(request, ("error", "access_denied"), ("error_description", "AADSTS65004: User declined to consent to access the app."));
        }

        return directory.Find(form["mail"].ToString().Trim()) is { Enabled: true } person
            ? Back(request, ("code", signIns.Grant(person, Query(request, "redirect_uri")!, Query(request, "nonce"), Query(request, "code_challenge"))))
            : Page(request, "We couldn't find an account with that user name.");
    }

    private IResult? Refuse(HttpRequest request)
    {
        var sentence = Query(request, "client_id") != tenant.AppId.ToString() ? "AADSTS700016: the application was not found in the directory."
            : !bots.Urls.Append(bots.PublicUrl).Contains(Origin(Query(request, "redirect_uri")), StringComparer.OrdinalIgnoreCase) ? "AADSTS50011: the redirect URI is not one of the application's."
            : Query(request, "response_type") != "code" ? "AADSTS700054: only the response type 'code' is enabled for the application."
            : !$" {Query(request, "scope")} ".Contains(" openid ", StringComparison.Ordinal) ? "AADSTS90014: the scope 'openid' is missing."
            : Query(request, "response_mode") is not (null or "query") ? "Only response_mode=query is known here."
            : Query(request, "code_challenge") is not null && Query(request, "code_challenge_method") != "S256" ? "Only S256 is known here."
            : null;
        return sentence is null ? null : Results.Content(Html("Sorry, but we’re having trouble signing you in.", $"<p role=\"alert\">{WebUtility.HtmlEncode(sentence)}</p>"), "text/html; charset=utf-8", statusCode: 400);
    }

    private static IResult Back(HttpRequest request, params (string Name, string Value)[] answer)
    {
        var parameters = answer.ToDictionary(a => a.Name, a => (string?)a.Value, StringComparer.Ordinal);
        if (Query(request, "state") is { } state)
        {
            parameters["state"] = state;
        }

        return Results.Redirect(QueryHelpers.AddQueryString(Query(request, "redirect_uri")!, parameters));
    }

    private IResult Page(HttpRequest request, string? alert)
    {
        var form =
            $"""
            {(alert is null ? "" : $"<p role=\"alert\">{WebUtility.HtmlEncode(alert)}</p>")}
            <form method="post" action="{WebUtility.HtmlEncode(request.Path + request.QueryString)}">
            <p><label for="mail">Mail address</label><br><input id="mail" name="mail" type="email" size="40" autocomplete="username" value="{WebUtility.HtmlEncode(Query(request, "login_hint") ?? "")}"></p>
            <p><button>Sign in</button> <button name="cancel" value="yes">Cancel</button></p></form>
            <p><small>This tenant is simulated: there is no password.</small></p>
            """;
        return Results.Content(Html($"Sign in to {directory.Organisation}", form), "text/html; charset=utf-8");
    }

    private static string Html(string title, string body) =>
        $"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{WebUtility.HtmlEncode(title)}</title>
        <style>body{"{"}font:16px/1.5 system-ui,sans-serif;max-width:28rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark{"}"}input,button{"{"}font:inherit;padding:.4rem .6rem{"}"}</style></head>
        <body><main><h1>{WebUtility.HtmlEncode(title)}</h1>{body}</main></body></html>
        """;

    private static string? Query(HttpRequest request, string name) => request.Query.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;

    private static string? Origin(string? redirectUri) =>
        redirectUri?.EndsWith(RedirectPath, StringComparison.Ordinal) == true ? redirectUri[..^RedirectPath.Length] : null;
}
