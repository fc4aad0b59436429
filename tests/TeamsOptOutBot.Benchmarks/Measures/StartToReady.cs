using System.Runtime.CompilerServices;
using TeamsOptOutBot.Benchmarks.Programs;

namespace TeamsOptOutBot.Benchmarks.Measures;

/// <summary>From the start of the process to the first 200 of <c>/health/ready</c>, on an empty SQLite database each time.</summary>
internal static class StartToReady
{
    private const int Runs = 7;

    public static async IAsyncEnumerable<Figure> RunAsync(Bench bench, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var url = PublishedService.FreeUrl();
        await using var tenant = await SimulatedTenant.StartAsync(bench.NewFolder(), 250, [url], cancellationToken);
        var times = new List<double>(Runs);
        for (var run = 0; run < Runs; run++)
        {
            var (process, toReady) = await bench.Service.StartAsync([.. tenant.Settings, new("Storage__Folder", bench.NewFolder())], url, cancellationToken);
            await process.DisposeAsync();
            times.Add(toReady.TotalMilliseconds);
        }

        times.Sort();
        yield return new Figure("start to ready", $"median {times[Runs / 2]:N0} ms of {Runs} ({times[0]:N0} to {times[^1]:N0})", "at most 2,000 ms", times[Runs / 2] <= 2000);
    }
}
