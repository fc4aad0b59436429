using System.Net;
using System.Security.Cryptography;
using System.Text;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Health.Setup;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Hosting;

/// <summary>The page for people of IT: what is wrong now, and the list of green and red of the last check. The doctor's card says the same.</summary>
internal sealed class HealthPage(HealthTexts texts, string language)
{
    private const string Style = "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}li{margin:0 0 .6rem}";

    /// <summary>What a browser may do with the page: apply its own style sheet and nothing else.</summary>
    public static string SecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public string Write(IReadOnlyList<Trouble> troubles, SetupReport? setup)
    {
        var title = Say(TextKeys.DoctorTitle);
        var html = new StringBuilder(
            $"""
            <!doctype html><html lang="{texts.Spoken(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>{title}</title><style>{Style}</style></head><body><h1>{title}</h1>
            """);
        if (troubles.Count == 0 && setup is not null)
            html.Append("<p>").Append(Say(TextKeys.DoctorNoTroubles)).Append("</p>");
        else if (troubles.Count > 0)
        {
            html.Append("<ul>");
            foreach (var trouble in troubles)
                html.Append("<li><strong>").Append(WebUtility.HtmlEncode(texts.What(trouble, language))).Append("</strong><br>").Append(WebUtility.HtmlEncode(texts.Mend(trouble.Problem, language)))
                    .Append("<br><small>").Append(Say(TextKeys.DoctorSince, ("time", trouble.Since))).Append("</small></li>");
            html.Append("</ul>");
        }

        html.Append("<h2>").Append(Say(TextKeys.DoctorSetup)).Append("</h2>");
        if (setup is null)
            return html.Append("<p>").Append(Say(TextKeys.DoctorChecking)).Append("</p></body></html>").ToString();
        html.Append("<ul>");
        foreach (var finding in setup.Findings)
        {
            html.Append("<li>").Append(!HealthChecks.IsTried(finding.Check) ? "– " : finding.IsGood ? "✔ " : "✘ ").Append(WebUtility.HtmlEncode(texts.Check(finding.Check, language)));
            if (finding.Problem is { } problem)
                html.Append("<br><strong>").Append(WebUtility.HtmlEncode(texts.What(problem, language))).Append("</strong><br>").Append(WebUtility.HtmlEncode(texts.Mend(problem, language)));
            html.Append("</li>");
        }

        return html.Append("</ul><p><small>").Append(Say(TextKeys.DoctorChecked, ("time", setup.At))).Append("</small></p></body></html>").ToString();
    }

    private string Say(string key, params ReadOnlySpan<(string Name, object Value)> args) => WebUtility.HtmlEncode(texts.Say(key, language, args));
}
