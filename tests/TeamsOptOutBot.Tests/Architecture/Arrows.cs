using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using TeamsOptOutBot.Hosting;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Simulator;
using Assembly = System.Reflection.Assembly;

namespace TeamsOptOutBot.Tests.Architecture;

/// <summary>Who uses whom, read from the compiled assemblies: signatures, bodies and attributes.</summary>
internal static class Arrows
{
    /// <summary>Folders that hold words and rules which several slices speak in; a folder of its own in the table.</summary>
    private static readonly string[] Vocabularies = ["Campaigns.Library", "Privacy.Profiles", "Reminders.Calendar", "Delivery.Rates"];

    public static readonly Assembly Service = typeof(StartFailure).Assembly;
    public static readonly Assembly Edge = typeof(IBot).Assembly;
    public static readonly Assembly Simulator = typeof(SimulatorHost).Assembly;

    /// <summary>The slices of the service as pairs "from → to", each with a type that draws the arrow.</summary>
    public static SortedDictionary<string, string> BetweenSlices()
    {
        var arrows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var type in new ArchLoader().LoadAssembly(Service).Build().Types)
        {
            foreach (var target in type.Dependencies.Select(dependency => dependency.Target))
            {
                if (SliceOf(type) is { } from && SliceOf(target) is { } to && from != to)
                {
                    arrows.TryAdd($"{from} → {to}", $"{type.FullName} uses {target.FullName}");
                }
            }
        }

        return arrows;
    }

    private static string? SliceOf(IType type)
    {
        const string root = "TeamsOptOutBot.";
        var space = type.Namespace?.FullName ?? "";
        if (!space.StartsWith(root, StringComparison.Ordinal) || space.StartsWith(Edge.GetName().Name!, StringComparison.Ordinal))
        {
            return null;
        }

        var path = space[root.Length..];
        return Vocabularies.FirstOrDefault(vocabulary => path == vocabulary) ?? path.Split('.')[0];
    }
}
