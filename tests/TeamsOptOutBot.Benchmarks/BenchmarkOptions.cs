namespace TeamsOptOutBot.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Service">Folder of a service that was published before; null: it is published now.</param>
internal sealed record BenchmarkOptions(IReadOnlyList<string> Only, bool Full, string? Service)
{
    public static string Help => $"""
        Prints the budgets of the design, measured on this machine.

          --only NAME   one measure (may be repeated): {string.Join(", ", Bench.Names)}
          --full        longer runs, and growth up to 1,000,000 people
          --service DIR measures what was published there before, and does not publish
        """;

    /// <summary>After this the run is ended, whatever is missing.</summary>
    public TimeSpan Limit => TimeSpan.FromMinutes(Full ? 60 : 20);

    public static BenchmarkOptions? Parse(string[] args, out string problem)
    {
        var only = new List<string>();
        var full = false;
        string? service = null;
        problem = "";
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--full":
                    full = true;
                    break;
                case "--only" when i + 1 < args.Length && Bench.Names.Contains(args[i + 1], StringComparer.Ordinal):
                    only.Add(args[++i]);
                    break;
                case "--service" when i + 1 < args.Length && File.Exists(Path.Combine(args[i + 1], "TeamsOptOutBot")):
                    service = Path.GetFullPath(args[++i]);
                    break;
                case "--service":
                    problem = "--service needs the folder of a published service.";
                    return null;
                case "--only":
                    problem = "--only needs the name of a measure.";
                    return null;
                default:
                    problem = $"There is no option {args[i]}.";
                    return null;
            }
        }

        return new BenchmarkOptions(only, full, service);
    }
}
