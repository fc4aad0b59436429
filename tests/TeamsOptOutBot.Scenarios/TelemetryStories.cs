using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Hosting;
using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>What reaches a collector that the standard variables name.</summary>
public sealed class TelemetryStories : StoryTests
{
    [Fact]
    public async Task Metrics_traces_and_logs_arrive_and_tell_nobodys_name_and_no_chat()
    {
        await using var collector = await Collector.StartAsync();
        var people = Story.Company.Group("Pilot", 6);
        await Story.StopServiceAsync();
        Story.Settings[Telemetry.Endpoint] = collector.Url;
        Story.Settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        await Story.StartServiceAsync();
        var hr = Story.Hr();
        var preview = await hr.PreviewAsync("Pilot");
        await Story.FaultsAsync(new { errors = new Dictionary<string, double> { ["429"] = 0.5, ["503"] = 0.2, ["404:ConversationNotFound"] = 0.1 }, retryAfterSeconds = 1, operation = "connector.send" });
        await hr.PressAsync(preview, "sendNow");
        await Story.StepAsync();
        await Story.FaultsAsync(new { });
        await Story.SettleAsync();
        await Story.Employee(people[0]).AnswerAsync("done");

        await Story.StopServiceAsync();

        collector.Paths.ShouldBe(["/v1/metrics", "/v1/traces", "/v1/logs"], ignoreOrder: true);
        var metrics = collector.Text("/v1/metrics");
        foreach (var name in new[] { BotMetrics.SentName, BotMetrics.RetriesName, BotMetrics.ThrottledName, BotMetrics.OutboxAgeName, BotMetrics.InFlightName, BotMetrics.PressName, "http.server.request.duration" })
            metrics.ShouldContain(name);
        metrics.ShouldContain("teams-optout-bot");
        var traces = collector.Text("/v1/traces");
        traces.ShouldContain("Microsoft.AspNetCore");
        traces.ShouldContain("System.Net.Http");
        traces.ShouldContain("server.address");
        var everything = metrics + traces + collector.Text("/v1/logs");
        var conversations = (await Story.GetAsync("/sim/log?since=0&limit=10000")).AsArray().Select(e => (string)e!["path"]!).Where(path => path.Contains("/conversations/", StringComparison.Ordinal)).Select(path => path.Split("/conversations/")[1].Split('/')[0]).Where(id => id.StartsWith("a:", StringComparison.Ordinal)).Distinct().ToList();
        conversations.ShouldNotBeEmpty();
        foreach (var secret in Story.Tenant.Directory.People.SelectMany(p => new[] { p.Name, p.Mail, p.Id.ToString() }).Concat(conversations).Append(Story.Tenant.BotSettings["Microsoft365__ClientSecret"]))
            everything.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(secret);
    }

    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();
        private readonly WebApplication _app;

        private Collector()
        {
            var builder = WebApplication.CreateBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            _app = builder.Build();
            _app.MapPost("/v1/{signal}", async (HttpContext http) =>
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body);
                _received.Enqueue((http.Request.Path.ToString(), body.ToArray()));
            });
        }

        public string Url => _app.Urls.First();

        public IEnumerable<string> Paths => _received.Select(part => part.Path).Distinct(StringComparer.Ordinal);

        public static async Task<Collector> StartAsync()
        {
            var collector = new Collector();
            await collector._app.StartAsync();
            return collector;
        }

        /// <summary>What came in, in which texts stand as they are.</summary>
        public string Text(string path) => string.Concat(_received.Where(part => part.Path == path).Select(part => Encoding.UTF8.GetString(part.Body)));

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
