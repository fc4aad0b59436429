using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using TeamsOptOutBot.Benchmarks.Programs;

namespace TeamsOptOutBot.Benchmarks.Measures;

/// <summary>Two replicas on PostgreSQL; the one that sends is killed (SIGKILL). How long until the other sends?</summary>
internal static class TakeOver
{
    public static async IAsyncEnumerable<Figure> RunAsync(Bench bench, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var database = bench.Databases.FirstOrDefault(d => d.IsShared);
        if (database is null)
        {
            yield return new Figure("take-over of a killed replica", "skipped: TEAMSOPTOUTBOT_POSTGRES is not set", "at most 30 s");
            yield break;
        }

        string[] urls = [PublishedService.FreeUrl(), PublishedService.FreeUrl()];
        var data = await database.CreateAsync(bench.NewFolder(), cancellationToken);
        await using var tenant = await SimulatedTenant.StartAsync(bench.NewFolder(), 4000, urls, cancellationToken);
        var (one, _) = await bench.Service.StartAsync([.. tenant.Settings, .. data], urls[0], cancellationToken);
        await using var first = one;
        var (two, _) = await bench.Service.StartAsync([.. tenant.Settings, .. data], urls[1], cancellationToken);
        await using var second = two;
        var hr = await Author.FindAsync(tenant, cancellationToken);
        await hr.SendNowAsync(await hr.PreviewAsync("All Staff", cancellationToken), cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(10), cancellationToken);

        // Who sends is busy, who waits is not.
        var (a, b) = (one.Processor, two.Processor);
        await Task.Delay(TimeSpan.FromSeconds(4), cancellationToken);
        var sender = one.Processor - a > two.Processor - b ? one : two;
        await sender.KillAsync();
        var last = (await tenant.LogAsync(0, cancellationToken)).Where(IsAccepted).Max(e => (long)e["seq"]!);
        var watch = Stopwatch.StartNew();
        var next = await SimulatedTenant.UntilAsync(
            "the other replica to send", TimeSpan.FromMinutes(2),
            async () => (await tenant.LogAsync(last, cancellationToken)).FirstOrDefault(IsAccepted), cancellationToken);
        var took = watch.Elapsed;
        yield return new Figure(
            "take-over after SIGKILL of the sending replica, PostgreSQL", string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.0} s until the other's first send ({next["status"]})"), "at most 30 s", took.TotalSeconds <= 30);
        await database.DropAsync(data);
    }

    private static bool IsAccepted(System.Text.Json.Nodes.JsonNode entry) =>
        (string?)entry["direction"] == "toTenant" && (string?)entry["method"] == "POST" && (bool)entry["accepted"]! && ((string)entry["path"]!).EndsWith("/activities", StringComparison.Ordinal);
}
