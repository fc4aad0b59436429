using TeamsOptOutBot.Health;
using TeamsOptOutBot.Health.Setup;

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
        health.MapGet("", async (Troubles troubles, Readiness readiness, Doctor doctor, TimeProvider time, HttpContext context, CancellationToken cancellationToken) =>
        {
            // The doctor looks every quarter of an hour; whoever opens the page wants to know of now.
            var open = await readiness.DatabaseAsync(cancellationToken) is { IsGood: false, Problem: { } problem, Remedy: { } remedy }
                ? [.. troubles.Open, new Trouble(problem, remedy, time.GetUtcNow())]
                : troubles.Open;
            if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            {
                context.Response.Headers.ContentSecurityPolicy = HealthPage.SecurityPolicy;
                return Results.Content(HealthPage.Write(open, doctor.Last), "text/html; charset=utf-8");
            }

            return Results.Json(new
            {
                status = open.Count == 0 && doctor.Last is null or { IsGood: true } ? "healthy" : "troubled",
                troubles = open,
                setup = doctor.Last,
            });
        });
        return endpoints;
    }
}
