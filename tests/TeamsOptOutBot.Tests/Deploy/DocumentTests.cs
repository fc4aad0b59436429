using System.Text.RegularExpressions;
using Shouldly;
using TeamsOptOutBot.Commands.Grammar;
using TeamsOptOutBot.Hosting;
using TeamsOptOutBot.Hosting.AppPackage;
using TeamsOptOutBot.Tests.Cards;
using TeamsOptOutBot.Texts;
using Xunit;

namespace TeamsOptOutBot.Tests.Deploy;

/// <summary>What people of IT are told to write, open and click is there: commands, verbs, options, files, sections.</summary>
public sealed partial class DocumentTests
{
    /// <summary>Programs that are not ours; what follows them is theirs.</summary>
    private static readonly string[] Foreign = ["az", "createdb", "curl", "docker", "dotnet", "openssl", "pg_dump", "pg_restore", "promtool", "systemctl", "Test-ServicePrincipalAuthorization", "InScope"];

    private static readonly CommandParser Parser = new(new CommandWords(TextCatalogue.Load(Path.Combine(Repository.AdaptiveCards, "texts"), [])));

    private static IEnumerable<string> Documents =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "deploy"), "*.md", SearchOption.AllDirectories)
            .Concat(new[] { "README.md", "SECURITY.md", "CHANGELOG.md", "manifest/README.md", "src/ARCHITECTURE.md" }.Select(file => Path.Combine(Repository.Root, file)));

    [Fact]
    public void Everything_that_a_runbook_tells_to_write_is_understood()
    {
        var file = Path.Combine(Repository.Root, "deploy", "runbooks", "README.md");
        var spans = Code(file).ToList();

        spans.Count.ShouldBeGreaterThan(30);
        spans.Where(span => !IsKnown(span)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_verb_of_the_program_that_a_document_names_is_one() =>
        Named(span => span.StartsWith("TeamsOptOutBot ", StringComparison.Ordinal) && !IsVerb(span)).ShouldBeEmpty();

    [Fact]
    public void Every_script_that_a_document_runs_is_there_and_knows_its_options() =>
        Named(span => Script().IsMatch(span) && !IsScript(span)).ShouldBeEmpty();

    [Fact]
    public void Every_link_of_a_document_leads_to_a_file_and_a_section_that_are_there() =>
        Documents.SelectMany(file => Link().Matches(File.ReadAllText(file)).Select(match => (File: file, Target: match.Groups["target"].Value)))
            .Where(link => !link.Target.Contains("://", StringComparison.Ordinal) && !LeadsSomewhere(link.File, link.Target))
            .Select(link => $"{Path.GetRelativePath(Repository.Root, link.File)}: {link.Target}").ShouldBeEmpty();

    [Fact]
    public void README_sets_everything_up_with_two_commands() =>
        Blocks(Path.Combine(Repository.Root, "README.md")).Select(line => line.Split('#')[0].Trim()).ShouldBe(["dotnet run --project src/TeamsOptOutBot.Simulator", "tests/run"]);

    private static IEnumerable<string> Named(Func<string, bool> wrong) =>
        Documents.SelectMany(file => Code(file).Where(wrong).Select(span => $"{Path.GetRelativePath(Repository.Root, file)}: {span}"));

    private static bool IsKnown(string span) =>
        Foreign.Contains(span.Split(' ')[0], StringComparer.Ordinal)
        || (span.StartsWith("TeamsOptOutBot ", StringComparison.Ordinal) ? IsVerb(span)
            : Script().IsMatch(span) ? IsScript(span)
            : span.StartsWith("delete from ", StringComparison.Ordinal) ? IsTable(span.Split(' ')[2])
            : span[0] == '/' ? IsAddress(span)
            : Name().IsMatch(span) ? IsMentioned(span)
            : Parser.Parse(span) is not (ParsedCommand.Unknown or ParsedCommand.Malformed));

    private static bool IsVerb(string span) => Verbs.All.Any(verb => verb.Name == span.Split(' ')[1]) || span.Split(' ')[1] is "NAME" or "…";

    private static bool IsScript(string span)
    {
        var words = span.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var file = Path.Combine(Repository.Root, words[0]);
        if (Directory.Exists(file))
            return words.Length == 1;
        if (!File.Exists(file))
            return false;
        var text = words[0] == "manifest/package" ? PackageRequest.Usage : File.ReadAllText(file);
        return words.Where(word => word.StartsWith("--", StringComparison.Ordinal)).All(option => Regex.IsMatch(text, $"(?<![\\w-]){Regex.Escape(option)}(?![\\w-])", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    private static bool IsTable(string table) =>
        File.ReadAllText(Path.Combine(Repository.Root, "src", "TeamsOptOutBot", "Storage", "Postgres", "Migrations", "PostgresBotDbContextModelSnapshot.cs")).Contains($"ToTable(\"{table}\"", StringComparison.Ordinal);

    private static bool IsAddress(string span) =>
        File.ReadAllText(Path.Combine(Repository.Root, "src", "TeamsOptOutBot", "Hosting", "HealthEndpoints.cs")) is var endpoints
        && span.Trim('/').Split('/').All(part => endpoints.Contains("/" + part, StringComparison.Ordinal));

    /// <summary>Settings of ours are looked at in <see cref="DeployFileTests"/>; any other name has to stand in a source or a file of deploy.</summary>
    private static bool IsMentioned(string name) =>
        name.Contains("__", StringComparison.Ordinal)
        || Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "deploy"), "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".md", StringComparison.Ordinal)))
            .Any(file => File.ReadAllText(file).Contains(name, StringComparison.Ordinal));

    private static bool LeadsSomewhere(string file, string target)
    {
        var (path, section) = target.Split('#') is [var before, var after] ? (before, after) : (target, null);
        var full = path.Length == 0 ? file : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, path));
        return Path.Exists(full) && (section is null || Headings.In(Directory.Exists(full) ? Path.Combine(full, "README.md") : full).Contains(section, StringComparer.Ordinal));
    }

    /// <summary>What stands in backticks, and each line of a block.</summary>
    private static IEnumerable<string> Code(string file) =>
        Span().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value).Concat(Blocks(file));

    private static IEnumerable<string> Blocks(string file)
    {
        var inside = false;
        foreach (var line in File.ReadLines(file).Select(line => line.Trim()))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                inside = !inside && line is "```";
            else if (inside && line.Length > 0)
                yield return line;
        }
    }

    [GeneratedRegex(@"(?<!`)`(?<code>[^`\n]+)`(?!`)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Span();

    [GeneratedRegex(@"^(deploy|tests|manifest|\.ci)/[a-z./-]*[a-z]( |$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Script();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    /// <summary>A setting, a variable, an answer's header: one word with a sign in it that no command has.</summary>
    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]*([_:-]+[A-Za-z]+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
