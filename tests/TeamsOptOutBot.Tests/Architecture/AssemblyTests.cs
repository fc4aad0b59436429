using Shouldly;
using TeamsOptOutBot.Tests.Cards;
using Xunit;

namespace TeamsOptOutBot.Tests.Architecture;

/// <summary>What the three programs know of each other, and how big a file may be.</summary>
public sealed class AssemblyTests
{
    [Fact]
    public void Edge_knows_no_campaign() =>
        Arrows.Edge.GetReferencedAssemblies().Select(name => name.Name).ShouldNotContain(Arrows.Service.GetName().Name);

    [Fact]
    public void Edge_knows_no_database_and_no_scheduler() =>
        Arrows.Edge.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || name.StartsWith("Npgsql", StringComparison.Ordinal) || name.StartsWith("Quartz", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void Simulator_and_service_share_no_code()
    {
        string?[] ours = [Arrows.Service.GetName().Name, Arrows.Edge.GetName().Name];

        Arrows.Simulator.GetReferencedAssemblies().Select(name => name.Name).Intersect(ours).ShouldBeEmpty();
        Arrows.Service.GetReferencedAssemblies().Concat(Arrows.Edge.GetReferencedAssemblies()).Select(name => name.Name).ShouldNotContain(Arrows.Simulator.GetName().Name);
    }

    [Fact]
    public void Nothing_of_ours_is_serialized_by_Newtonsoft()
    {
        foreach (var assembly in new[] { Arrows.Service, Arrows.Edge, Arrows.Simulator })
        {
            assembly.GetReferencedAssemblies().Select(name => name.Name).ShouldNotContain("Newtonsoft.Json", assembly.GetName().Name);
        }
    }

    [Fact]
    public void Program_only_starts_the_service() =>
        File.ReadAllLines(Path.Combine(Repository.Root, "src", "TeamsOptOutBot", "Program.cs")).Length.ShouldBeLessThan(30);

    /// <summary>The Web SDK's default keeps several times the memory on two cores and lets a press wait for each collection.</summary>
    [Fact]
    public void Service_does_not_run_with_the_servers_garbage_collector() =>
        File.ReadAllText(Path.ChangeExtension(Arrows.Service.Location, ".runtimeconfig.json")).ShouldContain("\"System.GC.Server\": false");

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Sources("src", "tests").Select(file => (File: Path.GetRelativePath(Repository.Root, file), File.ReadLines(file).Count()))
            .Where(file => file.Item2 > 400).Select(file => $"{file.File}: {file.Item2} lines").ShouldBeEmpty();

    /// <summary>The compiler refuses the banned members; what it does not see is a rule that is switched off.</summary>
    [Fact]
    public void No_file_switches_a_rule_off() =>
        Sources("src", "tests").Where(file => File.ReadLines(file).Any(line => line.TrimStart().StartsWith("#pragma warning", StringComparison.Ordinal) || line.TrimStart().StartsWith("[SuppressMessage", StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Repository.Root, file)).ShouldBeEmpty();

    private static IEnumerable<string> Sources(params string[] folders) =>
        folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
