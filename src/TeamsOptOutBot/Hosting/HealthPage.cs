using System.Net;
using System.Security.Cryptography;
using System.Text;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Health.Setup;

namespace TeamsOptOutBot.Hosting;

/// <summary>The page for people of IT: what is wrong now, and the list of green and red of the last check.</summary>
internal static class HealthPage
{
    private const string Style = "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}li{margin:0 0 .6rem}";

    /// <summary>What a browser may do with the page: apply its own style sheet and nothing else.</summary>
    public static string SecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static string Write(IReadOnlyList<Trouble> troubles, SetupReport? setup)
    {
        var html = new StringBuilder(
            $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>Staff notices: health</title><style>{Style}</style></head><body><h1>Health</h1>
            """);
        if (troubles.Count == 0)
            html.Append("<p>Everything this service needs answers.</p>");
        else
        {
            html.Append("<ul>");
            foreach (var trouble in troubles)
                html.Append("<li><strong>").Append(WebUtility.HtmlEncode(trouble.What)).Append("</strong><br>").Append(WebUtility.HtmlEncode(trouble.Remedy))
                    .Append("<br><small>since ").Append(trouble.Since.ToString("u")).Append("</small></li>");
            html.Append("</ul>");
        }

        html.Append("<h2>Set-up</h2>");
        if (setup is null)
            return html.Append("<p>It is being checked.</p></body></html>").ToString();
        html.Append("<ul>");
        foreach (var finding in setup.Findings)
        {
            html.Append("<li>").Append(finding.IsGood ? "✔ " : "✘ ").Append(WebUtility.HtmlEncode(finding.Check));
            if (!finding.IsGood)
                html.Append("<br><strong>").Append(WebUtility.HtmlEncode(finding.Problem)).Append("</strong><br>").Append(WebUtility.HtmlEncode(finding.Remedy));
            html.Append("</li>");
        }

        return html.Append("</ul><p><small>Checked ").Append(setup.At.ToString("u")).Append("</small></p></body></html>").ToString();
    }
}
