using System.Net;
using System.Text;
using TeamsOptOutBot.Health;

namespace TeamsOptOutBot.Hosting;

/// <summary>What load balancers, and people of IT, ask. Nothing here names a person.</summary>
internal static class HealthEndpoints
{
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var health = endpoints.MapGroup("/health");
        health.MapGet("/live", () => TypedResults.Text("live"));
        health.MapGet("/ready", () => TypedResults.Text("ready"));
        health.MapGet("", (Troubles troubles, HttpRequest request) =>
            request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
                ? Results.Content(Page(troubles.Open), "text/html; charset=utf-8")
                : Results.Json(new { status = troubles.Open.Count == 0 ? "healthy" : "troubled", troubles = troubles.Open }));
        return endpoints;
    }

    private static string Page(IReadOnlyList<Trouble> troubles)
    {
        var html = new StringBuilder(
            """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>Staff notices: health</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
            li{margin:0 0 1rem}</style></head><body><h1>Health</h1>
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

        return html.Append("</body></html>").ToString();
    }
}
