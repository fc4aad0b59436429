using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TeamsOptOutBot.Benchmarks.Programs;

namespace TeamsOptOutBot.Benchmarks.Measures;

/// <summary>How cost grows with the audience: reading and importing it, memory, the database, and <c>status</c>.</summary>
internal static partial class Growth
{
    private const int Largest = 1_000_000;
    private const int Asked = 30;

    public static async IAsyncEnumerable<Figure> RunAsync(Bench bench, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int[] sizes = bench.Full ? [1_000, 10_000, 100_000, Largest] : [1_000, 10_000, 100_000];
        foreach (var database in bench.Databases)
        {
            foreach (var size in sizes)
            {
                Bench.Tell($"growth: {size:N0} people on {database.Name} …");
                await foreach (var figure in OneAsync(bench, database, size, cancellationToken))
                    yield return figure;
            }
        }
    }

    private static async IAsyncEnumerable<Figure> OneAsync(Bench bench, Database database, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // More than the audience, because guests and disabled accounts are in the company, too.
        await using var bed = await Bed.MakeAsync(bench, database, (int)(size / 0.97), new Dictionary<string, string>(), cancellationToken);
        var idle = bed.Service.Memory().Now;
        var watch = Stopwatch.StartNew();
        var preview = await bed.Hr.PreviewAsync("All Staff", cancellationToken);
        var read = watch.Elapsed;
        var line = await bed.Service.FindLineAsync("was read:", TimeSpan.FromSeconds(5), cancellationToken) ?? throw new BenchmarkException("The service did not say how long the import took.");
        var (people, import) = ImportOf(line);
        var afterImport = bed.Service.Memory().Peak;
        var what = $"{people:N0} people, {database.Name}";
        yield return new Figure($"import of {what}", $"{people / import:N0} people/s once parsed; {read.TotalSeconds:0.0} s from command to preview, Graph's pages included", "at least 20,000 people/s", people < 10_000 ? null : people / import >= 20_000);

        watch.Restart();
        await bed.Hr.SendNowAsync(preview, cancellationToken);
        await bed.Service.FindLineAsync("are queued", TimeSpan.FromMinutes(10), cancellationToken);
        yield return new Figure($"notices queued for {what}", $"{watch.Elapsed.TotalSeconds:0.0} s ({people / watch.Elapsed.TotalSeconds:N0} people/s)");

        await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
        var status = await AskAsync(bed, "status linkedin-ai", Asked, cancellationToken);
        yield return new Figure($"`status` on a campaign of {what}, while it is sent", $"median {status[Asked / 2]:0} ms, highest {status[^1]:0} ms", size == Largest ? "at most 100 ms" : "", size == Largest ? status[Asked / 2] <= 100 : null);

        var manager = (string)(await bed.Tenant.GetAsync("/sim/people?group=All%20Staff&limit=1", cancellationToken)).AsArray()[0]!["mail"]!;
        watch.Restart();
        await bed.Tenant.SayAsync(manager, "status", cancellationToken);
        var first = watch.Elapsed;
        var (now, peak) = bed.Service.Memory();
        yield return new Figure($"a manager's first `status` of {what} (all managers' numbers are computed)", $"{first.TotalSeconds:0.0} s");
        yield return new Figure(
            $"memory of the service, {what}", $"{idle:0} MiB idle, {afterImport:0} MiB at most while importing, {peak:0} MiB at most at any moment, {now:0} MiB now", size == Largest ? "at most 400 MiB" : "", size == Largest ? peak <= 400 : null);
        yield return new Figure($"database, {what}", $"{await database.SizeAsync(bed.Data, cancellationToken) / 1024.0 / 1024:N0} MiB");
    }

    private static async Task<List<double>> AskAsync(Bed bed, string text, int times, CancellationToken cancellationToken)
    {
        var took = new List<double>(times);
        for (var i = 0; i < times; i++)
        {
            // A chat takes 7 messages a second.
            await Task.Delay(200, cancellationToken);
            var watch = Stopwatch.StartNew();
            await bed.Tenant.SayAsync(bed.Hr.Mail, text, cancellationToken);
            took.Add(watch.Elapsed.TotalMilliseconds);
        }

        took.Sort();
        return took;
    }

    private static (int People, double Seconds) ImportOf(string line) =>
        Read().Match(line) is { Success: true } found
            ? (int.Parse(found.Groups["people"].Value, CultureInfo.InvariantCulture), Math.Max(0.001, double.Parse(found.Groups["database"].Value, CultureInfo.InvariantCulture) / 1000))
            : throw new BenchmarkException($"The service's line is not understood: {line}");

    [GeneratedRegex(@"was read: (?<people>[0-9]+) people.*database (?<database>[0-9]+) ms", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Read();
}
