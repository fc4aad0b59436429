using System.Text.RegularExpressions;
using Shouldly;

namespace TeamsOptOutBot.Outside.Sent;

/// <summary>That the record of what was sent is whole.</summary>
[Collection(SentBodiesCollection.Name)]
public sealed partial class SentRecordTests(SentBodies sent)
{
    /// <summary>Files that start a simulator and keep nothing, because what goes through it is not the service's.</summary>
    private static readonly Dictionary<string, string> KeepNothing = new(StringComparer.Ordinal)
    {
        ["TeamsOptOutBot.Tests/Simulator/CompanyTests.cs"] = "no bot",
        ["TeamsOptOutBot.Tests/Simulator/SimulatedTenant.cs"] = "a bot of the tests, whose bodies are wrong on purpose",
        ["TeamsOptOutBot.Outside/Sdk/SdkTenant.cs"] = "the official SDK's bot",
    };

    [Fact]
    public void In_a_whole_run_every_project_that_starts_the_service_has_left_cards_and_requests()
    {
        Assert.SkipUnless(SentBodies.IsWholeRun, "a run of some tests sends some cards: tests/run without options checks that all projects kept theirs");
        var projects = Starts().Select(start => start.File.Split('/')[0]).Distinct(StringComparer.Ordinal).ToList();

        projects.Count.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var project in projects)
        {
            var bodies = sent.All.Where(body => body.Project == project).ToList();
            foreach (var operation in new[] { "connector.send", "activity.adaptiveCard/action" })
            {
                bodies.Count(body => body.Operation == operation).ShouldBeGreaterThan(0, $"{project} kept no {operation}");
            }
        }

        sent.Cards.Count.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Every_test_that_starts_the_service_with_a_simulator_keeps_what_it_sends()
    {
        Starts().Where(start => !start.Code.Contains("SentFolder.", StringComparison.Ordinal)).Select(start => $"{start.File}: {start.Code}").ShouldBeEmpty();
        Starts().Count.ShouldBeGreaterThan(5);
    }

    /// <summary>Each place in the tests that starts a simulator, up to the end of its statement.</summary>
    private static List<(string File, string Code)> Starts()
    {
        var tests = Path.Combine(Checkout.Root, "tests");
        return [.. Directory.EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal))
            .Select(file => (Name: Path.GetRelativePath(tests, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(file => !KeepNothing.ContainsKey(file.Name) && !file.Name.EndsWith("/SentRecordTests.cs", StringComparison.Ordinal))
            .SelectMany(file => Start().Matches(file.Text).Select(match => (file.Name, match.Value)))];
    }

    [GeneratedRegex("""(new SimulatorOptions\b|\[program, "--port"|"TeamsOptOutBot\.Simulator", *\s*\[)[^;]*;""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Start();
}
