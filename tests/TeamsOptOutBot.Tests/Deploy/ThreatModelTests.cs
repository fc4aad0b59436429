using System.Text.RegularExpressions;
using Shouldly;
using TeamsOptOutBot.Tests.Cards;
using Xunit;

namespace TeamsOptOutBot.Tests.Deploy;

/// <summary>The threat model of SECURITY.md: one page, and every threat has a test that is there and tests something.</summary>
public sealed partial class ThreatModelTests
{
    private static readonly string Document = Path.Combine(Repository.Root, "SECURITY.md");

    [Fact]
    public void Every_threat_is_shown_by_a_test_that_is_there()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .ToLookup(file => Path.GetFileNameWithoutExtension(file)!, File.ReadAllText, StringComparer.Ordinal);
        var threats = Rows().ToList();

        threats.Count.ShouldBeGreaterThan(15);
        foreach (var (threat, shown) in threats)
        {
            shown.ShouldNotBeEmpty(threat);
            foreach (var name in shown)
                tests[name].Any(text => Asserts().IsMatch(text)).ShouldBeTrue($"{threat}: {name}");
        }
    }

    [Fact]
    public void It_is_one_page() => File.ReadLines(Document).Count().ShouldBeLessThanOrEqualTo(60);

    private static IEnumerable<(string Threat, IReadOnlyList<string> Shown)> Rows() =>
        File.ReadLines(Document).SkipWhile(line => line != "## Threats").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 5 && cells[1] is not ("threat" or "---"))
            .Select(cells => (cells[1], (IReadOnlyList<string>)[.. Quoted().Matches(cells[3]).Select(match => match.Groups["name"].Value)]));

    [GeneratedRegex("`(?<name>[A-Za-z]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\.Should[A-Z][A-Za-z]*\(|Assert\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asserts();
}
