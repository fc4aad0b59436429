using TeamsOptOutBot.Health;
using TeamsOptOutBot.Health.Setup;
using TeamsOptOutBot.Microsoft365.Setup;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Hosting;

/// <summary>What load balancers, and people of IT, ask. Nothing here names a person.</summary>
internal static class HealthEndpoints
{
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var health = endpoints.MapGroup("/health");
        health.MapGet("/live", () => TypedResults.Text(CheckAddress.Sign));
        health.MapGet("/ready", async (Readiness readiness, CancellationToken cancellationToken) =>
            await readiness.WhyNotAsync(cancellationToken) is { } reason ? Results.Text(reason, statusCode: StatusCodes.Status503ServiceUnavailable) : Results.Text("ready"));
        health.MapGet("", async (Troubles troubles, Readiness readiness, Doctor doctor, HealthTexts texts, TimeProvider time, HttpContext context, CancellationToken cancellationToken) =>
        {
            // The doctor looks every quarter of an hour; whoever opens the page wants to know of now.
            var open = (await readiness.DatabaseAsync(cancellationToken)).Problem is { } database
                ? [.. troubles.Open, new Trouble(database, About: null, time.GetUtcNow())]
                : troubles.Open;
            if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            {
                context.Response.Headers.ContentSecurityPolicy = HealthPage.SecurityPolicy;
                return Results.Content(new HealthPage(texts, BrowserLanguage.Of(context.Request)).Write(open, doctor.Last), "text/html; charset=utf-8");
            }

            return Results.Json(new
            {
                status = (open.Count, doctor.Last) switch
                {
                    (0, null) => "checking",
                    (0, { IsGood: true }) => "healthy",
                    _ => "troubled",
                },
                troubles = open.Select(trouble => new { what = texts.What(trouble, HealthTexts.English), remedy = texts.Mend(trouble.Problem, HealthTexts.English), trouble.Since }),
                setup = doctor.Last is { } last ? new { last.At, findings = last.Findings.Select(finding => Line(finding, texts)), last.IsGood } : null,
            });
        });
        return endpoints;
    }

    private static object Line(SetupFinding finding, HealthTexts texts) => new
    {
        check = texts.Check(finding.Check, HealthTexts.English),
        problem = finding.Problem is { } problem ? texts.What(problem, HealthTexts.English) : null,
        remedy = finding.Problem is { } wrong ? texts.Mend(wrong, HealthTexts.English) : null,
        finding.IsGood,
    };
}
