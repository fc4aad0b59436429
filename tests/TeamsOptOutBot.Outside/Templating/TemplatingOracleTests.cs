using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Microsoft365.Cards;

namespace TeamsOptOutBot.Outside.Templating;

/// <summary>Our expander beside npm <c>adaptivecards-templating</c>: the same JSON for the same template and data.</summary>
public sealed class TemplatingOracleTests
{
    private const string Script = "Templating/expand-templates.js";

    private static readonly string[] Subset = ["if", "equals", "not", "and", "or", "exists", "empty"];

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasNpmPackages), SkipType = typeof(Needs))]
    public async Task Every_layout_with_every_sample_expands_as_Microsofts_expander_does()
    {
        var cases = Samples().Select(sample => new Case(sample.Layout, sample.Data)).ToList();

        var outcome = await CompareAsync(cases);

        outcome.Differences.ShouldBeEmpty();
        outcome.Same.ShouldBe(cases.Count);
        cases.Count.ShouldBeGreaterThan(25);
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasNpmPackages), SkipType = typeof(Needs))]
    public async Task Every_layout_with_generated_data_expands_as_Microsofts_expander_does()
    {
        var cases = Samples().SelectMany((sample, index) => Enumerable.Range(0, 40).Select(round =>
            new Case(sample.Layout, new GeneratedData(index * 1000 + round).Change(sample.Data, round < 30 ? 0.05 : 0.4)))).ToList();

        var outcome = await CompareAsync(cases);

        outcome.Differences.ShouldBeEmpty();
        outcome.Same.ShouldBeGreaterThan(cases.Count * 9 / 10);
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasNpmPackages), SkipType = typeof(Needs))]
    public async Task Generated_layouts_expand_as_Microsofts_expander_does()
    {
        var cases = Enumerable.Range(0, 1500).Select(seed => new GeneratedTemplates(seed)).Select(generated =>
            new Case(generated.Template().ToJsonString(), generated.Data())).ToList();

        var outcome = await CompareAsync(cases);

        outcome.Differences.ShouldBeEmpty();
        outcome.Same.ShouldBeGreaterThan(cases.Count * 8 / 10);
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasNpmPackages), SkipType = typeof(Needs))]
    public async Task Every_function_of_adaptive_expressions_is_known_or_refused_with_file_and_line()
    {
        var functions = (await NodeScript.RunAsync(Script, new JsonArray(), "--functions")).AsArray().Select(name => (string)name!).ToList();
        var named = functions.Where(name => name.All(char.IsAsciiLetter)).Except(Subset, StringComparer.Ordinal).ToList();

        named.Count.ShouldBeGreaterThan(100);
        foreach (var name in named)
        {
            var template = $$"""
                {
                  "type": "AdaptiveCard",
                  "text": "${{{name}}(title)}"
                }
                """;
            Should.Throw<CardTemplateException>(() => CardTemplate.Parse("notice.json", template)).Message
                .ShouldBe($"notice.json(3): the function {name}() is not in the subset; compute the value in the data and write a path.");
        }

        foreach (var sign in functions.Where(name => !char.IsAsciiLetter(name[0]) && name is not ("==" or "!=" or "&&" or "||" or "!")))
        {
            Should.Throw<CardTemplateException>(() => CardTemplate.Parse("notice.json", $$"""{"text": "${title {{sign}} title}"}"""), sign).Message.ShouldStartWith("notice.json(1): ");
        }
    }

    private static IEnumerable<(string Layout, JsonObject Data)> Samples() =>
        Directory.EnumerateFiles(Path.Combine(Checkout.Root, "adaptive-cards", "samples"), "*.json").Order(StringComparer.Ordinal).Select(file => (
            File.ReadAllText(Path.Combine(Checkout.Root, "adaptive-cards", Path.GetFileName(file).Split('.')[0] + ".json")),
            JsonNode.Parse(File.ReadAllText(file))!.AsObject()));

    private static async Task<Outcome> CompareAsync(IReadOnlyList<Case> cases)
    {
        var input = new JsonArray([.. cases.Select(c => new JsonObject { ["template"] = JsonNode.Parse(c.Layout), ["data"] = c.Data.DeepClone() })]);
        var theirs = (await NodeScript.RunAsync(Script, input)).AsArray();
        var outcome = new Outcome();
        foreach (var (one, answer) in cases.Zip(theirs))
        {
            outcome.Add(one, answer!.AsObject());
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{outcome.Same} the same, {outcome.Refused} refused by both.");
        return outcome;
    }

    private sealed record Case(string Layout, JsonObject Data);

    private sealed class Outcome
    {
        private readonly List<string> differences = [];

        public int Same { get; private set; }

        public int Refused { get; private set; }

        public IReadOnlyList<string> Differences => differences;

        public void Add(Case one, JsonObject theirs)
        {
            JsonObject ours;
            try
            {
                ours = CardTemplate.Parse("case.json", one.Layout).Expand(one.Data);
            }
            catch (CardTemplateException refused)
            {
                // Theirs fails as well where data do not fit the layout, such as a null inside a sentence.
                if (!theirs.ContainsKey("error"))
                {
                    differences.Add($"ours refuses ({refused.Message}), theirs gives {theirs.ToJsonString()} for {one}");
                }

                Refused++;
                return;
            }

            if (JsonNode.DeepEquals(JsonNode.Parse(ours.ToJsonString()), theirs["card"]))
            {
                Same++;
            }
            else
            {
                differences.Add($"ours gives {ours.ToJsonString()}\ntheirs gives {theirs.ToJsonString()}\nfor {one}");
            }
        }
    }
}
