using System.Runtime.InteropServices;

namespace TeamsOptOutBot.Benchmarks;

/// <summary>What the figures were taken on.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown processor";
        var memory = long.Parse(File.ReadLines("/proc/meminfo").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) / 1024 / 1024;
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        return $"{RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores ({processor}), {memory} GiB, {RuntimeInformation.FrameworkDescription}; load when it began {load}{Busy(load)}.";
    }

    private static string Busy(string load) =>
        double.Parse(load, System.Globalization.CultureInfo.InvariantCulture) > 0.7 ? " (BUSY: others worked on this machine; the figures are too low)" : "";
}
