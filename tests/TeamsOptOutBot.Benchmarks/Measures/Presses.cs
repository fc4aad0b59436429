using System.Diagnostics;
using System.Runtime.CompilerServices;
using TeamsOptOutBot.Benchmarks.Programs;

namespace TeamsOptOutBot.Benchmarks.Measures;

/// <summary>Presses at a steady 300 a second while another campaign's notices are being sent; the time is the bot's own, measured by the tenant.</summary>
internal static class Presses
{
    private const int PerSecond = 300;

    public static async IAsyncEnumerable<Figure> RunAsync(Bench bench, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seconds = bench.Full ? 60 : 20;
        foreach (var database in bench.Databases)
        {
            await using var bed = await Bed.MakeAsync(bench, database, (int)(PerSecond * (seconds + 5) * 1.05), Bed.NoLimit, cancellationToken);
            await bed.Tenant.LimitAsync(0, cancellationToken);
            await bed.InstallForAllAsync("All Staff", cancellationToken);
            var people = (await bed.Tenant.PeopleAsync("All Staff", cancellationToken)).Count;
            await bed.Hr.SendNowAsync(await bed.Hr.PreviewAsync("All Staff", cancellationToken), cancellationToken);
            var notices = await bed.AllNoticesAsync("0", people - 1, cancellationToken);

            // The second campaign goes out under Teams' limit, as in a real tenant.
            await bed.Service.KillAsync();
            await bed.Tenant.LimitAsync(50, cancellationToken);
            await bed.StartServiceAsync(new Dictionary<string, string>(), cancellationToken);
            await bed.Hr.SendNowAsync(await bed.Hr.PreviewAsync("All Staff", cancellationToken), cancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
            var since = await bed.Tenant.LogEndAsync(cancellationToken);
            await PressAsync(bed.Tenant, notices.DistinctBy(n => n.Person).Take(PerSecond * 3).ToList(), cancellationToken);
            since = Math.Max(since, await bed.Tenant.LogEndAsync(cancellationToken));
            var watch = Stopwatch.StartNew();
            var bad = await PressAsync(bed.Tenant, notices.DistinctBy(n => n.Person).Skip(PerSecond * 3).Take(PerSecond * seconds).ToList(), cancellationToken);
            var rate = PerSecond * seconds / watch.Elapsed.TotalSeconds;
            var log = await bed.Tenant.LogAsync(since, cancellationToken);
            var times = log.Where(e => (string?)e["direction"] == "toBot" && (int)e["status"]! == 200).Select(e => (double)e["milliseconds"]!).Order().ToList();
            var sent = log.Count(e => (string?)e["direction"] == "toTenant" && (string?)e["method"] == "POST" && (bool)e["accepted"]!);
            var p99 = times[(int)(times.Count * 0.99)];
            yield return new Figure(
                $"acknowledgement at {rate:0}/s while notices are sent ({sent / watch.Elapsed.TotalSeconds:0}/s), {times.Count:N0} presses, durable before the answer, {database.Name}",
                $"p50 {times[times.Count / 2]:0.0} ms, p99 {p99:0.0} ms, highest {times[^1]:0} ms{(bad == 0 ? "" : $", {bad} refused")}", "p99 at most 50 ms", p99 <= 50 && bad == 0);
        }
    }

    /// <summary>Each press at its time, whether or not the one before it was answered.</summary>
    private static async Task<int> PressAsync(SimulatedTenant tenant, List<(string Person, string Id, string Hash, DateTimeOffset Time)> notices, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var open = new List<Task<bool>>(notices.Count);
        for (var i = 0; i < notices.Count; i++)
        {
            var wait = TimeSpan.FromSeconds((double)i / PerSecond) - watch.Elapsed;
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, cancellationToken);
            var notice = notices[i];
            open.Add(OneAsync(notice.Person, notice.Id));
        }

        return (await Task.WhenAll(open)).Count(good => !good);

        async Task<bool> OneAsync(string person, string message) => (int)(await tenant.PressAsync(person, message, "done", cancellationToken))["status"]! == 200;
    }
}
