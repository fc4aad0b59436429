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
        health.MapGet("", (Troubles troubles, Doctor doctor, HttpContext context) =>
        {
            if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            {
                context.Response.Headers.ContentSecurityPolicy = HealthPage.SecurityPolicy;
                return Results.Content(HealthPage.Write(troubles.Open, doctor.Last), "text/html; charset=utf-8");
            }

            return Results.Json(new
            {
                status = troubles.Open.Count == 0 && doctor.Last is null or { IsGood: true } ? "healthy" : "troubled",
                troubles = troubles.Open,
                setup = doctor.Last,
            });
        });
        return endpoints;
    }
}
