using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TeamsOptOutBot.Health;

namespace TeamsOptOutBot.Hosting;

/// <summary>
/// Sends metrics, traces and logs to an OTLP collector, where the standard variables name one. Without them nothing is
/// collected and nothing runs for it.
/// </summary>
internal static class Telemetry
{
    /// <summary>The collector, for all three; there is one variable for each of them, too (OpenTelemetry, "OTLP Exporter Configuration").</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Endpoints = [Endpoint, "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!Array.Exists(Endpoints, name => !string.IsNullOrWhiteSpace(builder.Configuration[name])))
            return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("teams-optout-bot").AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics.AddMeter(BotMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"))
            .WithTracing(traces => traces.AddSource("Microsoft.AspNetCore", "System.Net.Http").AddProcessor<WithoutAddresses>())
            .WithLogging(configureBuilder: null, logs => logs.IncludeFormattedMessage = true)
            .UseOtlpExporter();
    }
}
