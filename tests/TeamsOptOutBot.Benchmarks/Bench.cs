using System.Diagnostics;
using System.Globalization;
using TeamsOptOutBot.Benchmarks.Measures;
using TeamsOptOutBot.Benchmarks.Programs;

namespace TeamsOptOutBot.Benchmarks;

/// <summary>Runs the measures one after another and prints the table.</summary>
internal sealed class Bench(BenchmarkOptions options) : IAsyncDisposable
{
    private static readonly (string Name, Func<Bench, CancellationToken, IAsyncEnumerable<Figure>> Run)[] Measures =
    [
        ("start", StartToReady.RunAsync),
        ("limit", DeliveryUnderTheLimit.RunAsync),
        ("open", DeliveryWithoutALimit.RunAsync),
        ("press", Presses.RunAsync),
        ("growth", Growth.RunAsync),
        ("takeover", TakeOver.RunAsync),
    ];

    private readonly DirectoryInfo _work = Directory.CreateTempSubdirectory("teams-optout-bot-benchmarks.");
    private int _folders;

    public static IEnumerable<string> Names => Measures.Select(m => m.Name);

    public bool Full => options.Full;

    /// <summary>Databases to measure on: SQLite, and PostgreSQL where <c>TEAMSOPTOUTBOT_POSTGRES</c> names one.</summary>
    public IReadOnlyList<Database> Databases { get; } = Database.Available();

    public PublishedService Service { get; private set; } = null!;

    /// <summary>A fresh folder, deleted at the end.</summary>
    public string NewFolder() => _work.CreateSubdirectory((++_folders).ToString(CultureInfo.InvariantCulture)).FullName;

    /// <summary>What happens now, on the error stream: the table alone goes to the output.</summary>
    public static void Tell(string what) => Console.Error.WriteLine(what);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        Tell(options.Service is null ? "Publishing the service …" : $"Measuring the service in {options.Service} …");
        Service = options.Service is { } published ? PublishedService.In(published) : await PublishedService.PublishAsync(NewFolder(), cancellationToken);
        Console.WriteLine($"{Machine.Describe()}\n");
        Console.WriteLine("| what | measured | budget | met |\n|---|---|---|---|");
        var failed = false;
        foreach (var (name, run) in Measures.Where(m => options.Only.Count == 0 || options.Only.Contains(m.Name, StringComparer.Ordinal)))
        {
            var watch = Stopwatch.StartNew();
            Tell($"{name} …");
            try
            {
                await foreach (var figure in run(this, cancellationToken))
                    Console.WriteLine($"| {figure.What} | {figure.Measured} | {figure.Budget} | {figure.Met switch { true => "yes", false => "no", null => "" }} |");
            }
            catch (Exception exception) when (exception is BenchmarkException or HttpRequestException or OperationCanceledException)
            {
                // One measure that cannot be taken does not keep the others from being printed.
                failed = true;
                Console.WriteLine($"| {name} | not measured: {exception.Message.ReplaceLineEndings(" ")} | | |");
            }

            Tell($"{name}: {watch.Elapsed.TotalSeconds:0} s");
        }

        return failed ? 1 : 0;
    }

    public ValueTask DisposeAsync()
    {
        _work.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
