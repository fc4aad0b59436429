using System.Text.Json.Nodes;
using System.Xml.Linq;
using Shouldly;
using TeamsOptOutBot.Tests.Cards;
using Xunit;

namespace TeamsOptOutBot.Tests.Deploy;

/// <summary>The list of dependencies is today's, and holds no licence that this project may not use. <c>deploy/dependencies</c> writes it anew.</summary>
public sealed class LicenceListTests
{
    private const string Renew = "deploy/DEPENDENCIES.md is not today's: dotnet build TeamsOptOutBot.sln && deploy/dependencies";

    /// <summary>What may go to production with us.</summary>
    private static readonly string[] Shipped = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "PostgreSQL", "MIT AND OFL-1.1"];

    /// <summary>What may also stand beside the developers, and is never handed on.</summary>
    private static readonly string[] Beside = ["0BSD", "BlueOak-1.0.0", "MPL-2.0", "PSF-2.0", "Unlicense"];

    private static readonly List<(string Kind, string Name, string Version, string Licence, string User)> Listed = [.. Read()];

    [Fact]
    public void Every_version_that_is_pinned_is_listed()
    {
        var props = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props"));
        var pinned = props.Descendants("PackageVersion").Select(package => (Name: package.Attribute("Include")!.Value, Version: package.Attribute("Version")!.Value)).ToList();

        pinned.Count.ShouldBeGreaterThan(20);
        pinned.Except(Listed.Where(package => package.Kind == "NuGet").Select(package => (package.Name, package.Version))).ShouldBeEmpty(Renew);
    }

    [Fact]
    public void Every_package_of_a_lock_file_is_listed_and_nothing_else()
    {
        var files = new[] { "src", "tests" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "package-lock.json", SearchOption.AllDirectories))
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var locked = files.SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!["packages"]!.AsObject()).Where(entry => entry.Key.Length > 0)
            .Select(entry => (Name: entry.Key.Split("node_modules/")[^1], Version: (string)entry.Value!["version"]!)).ToHashSet();

        locked.ShouldBe(Listed.Where(package => package.Kind == "npm").Select(package => (package.Name, package.Version)), ignoreOrder: true, customMessage: Renew);
    }

    /// <summary>Names alone, because another feed may have other versions of what is not pinned.</summary>
    [Fact]
    public void Every_package_that_was_restored_here_is_listed()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "artifacts", "obj"), "project.assets.json", SearchOption.AllDirectories).ToList();

        files.ShouldNotBeEmpty();
        var restored = files.SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!["libraries"]!.AsObject()).Where(entry => (string)entry.Value!["type"]! == "package")
            .Select(entry => entry.Key.Split('/')[0]).Distinct(StringComparer.OrdinalIgnoreCase);
        restored.Except(Listed.Where(package => package.Kind == "NuGet").Select(package => package.Name), StringComparer.OrdinalIgnoreCase).ShouldBeEmpty(Renew);
    }

    [Fact]
    public void No_licence_is_used_that_may_not_be()
    {
        Listed.Where(package => package.User == "service" && !Shipped.Contains(package.Licence, StringComparer.Ordinal)).ShouldBeEmpty();
        Listed.Where(package => !Shipped.Concat(Beside).Contains(package.Licence, StringComparer.Ordinal)).ShouldBeEmpty();
        Listed.Select(package => package.User).Distinct(StringComparer.Ordinal).ShouldBe(["service", "simulator", "tests", "build"], ignoreOrder: true);
    }

    private static IEnumerable<(string Kind, string Name, string Version, string Licence, string User)> Read()
    {
        var kind = "";
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "deploy", "DEPENDENCIES.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                kind = line.Split(' ')[1];
            else if (line.Split('|', StringSplitOptions.TrimEntries) is ["", var name, var version, var licence, var user, ""] && name is not ("package" or "---"))
                yield return (kind, name, version, licence, user);
        }
    }
}
