using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TeamsOptOutBot.Health;

namespace TeamsOptOutBot.Tests.Deploy;

/// <summary>The instruments of a service that runs, under the names that Prometheus gives them when they come by OTLP.</summary>
internal static class ServiceMetrics
{
    /// <summary>Those that the service sends (<c>Hosting/Telemetry.cs</c>).</summary>
    public static readonly IReadOnlyList<string> Meters = [BotMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "System.Runtime"];

    public static async Task<HashSet<string>> NamesAsync()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (!Meters.Contains(instrument.Meter.Name, StringComparer.Ordinal))
                return;
            lock (names)
                names.UnionWith(Series(instrument));
        };
        listener.Start();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<BotMetrics>();
        await using var app = builder.Build();
        app.Services.GetRequiredService<BotMetrics>();
        await app.StartAsync();
        await app.StopAsync();
        return names;
    }

    /// <summary>As the OpenTelemetry compatibility specification translates: unit and type become endings, a unit in braces is dropped.</summary>
    private static IEnumerable<string> Series(Instrument instrument)
    {
        var unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "ms" => "_milliseconds",
            "By" => "_bytes",
            null or "" => "",
            ['{', ..] => "",
            var other => throw new InvalidOperationException($"{instrument.Name}: what Prometheus makes of the unit {other} is not known here."),
        };
        var name = instrument.Name.Replace('.', '_') + unit;
        var kind = instrument.GetType().Name;
        return kind.StartsWith("Counter", StringComparison.Ordinal) || kind.StartsWith("ObservableCounter", StringComparison.Ordinal) ? [name + "_total"]
            : kind.StartsWith("Histogram", StringComparison.Ordinal) ? [name + "_bucket", name + "_sum", name + "_count"]
            : [name];
    }
}
