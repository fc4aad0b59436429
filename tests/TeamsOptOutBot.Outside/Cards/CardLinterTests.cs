using Shouldly;

namespace TeamsOptOutBot.Outside.Cards;

public sealed class CardLinterTests : IDisposable
{
    private const string GoodCard = """
        {
          "type": "AdaptiveCard", "version": "1.5", "msteams": { "width": "Full" },
          "body": [ { "type": "TextBlock", "text": "Hello", "wrap": true }, { "type": "Input.Text", "id": "note", "label": "Note" } ],
          "actions": [ { "type": "Action.Execute", "title": "Send", "verb": "send", "fallback": { "type": "Action.Submit", "title": "Send" } } ]
        }
        """;

    private readonly string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasNpmPackages), SkipType = typeof(Needs))]
    public async Task Microsofts_renderer_has_nothing_to_say_against_any_expected_card() =>
        (await CardLinter.FindingsOfRendererAsync(ExpectedCards())).ShouldBeEmpty();

    [Fact]
    public async Task Every_expected_card_fits_the_official_schema_which_needs_the_conformance_folder()
    {
        Needs.SchemaAndNpmPackages();

        (await CardLinter.FindingsOfSchemaAsync(ExpectedCards())).ShouldBeEmpty();
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasNpmPackages), SkipType = typeof(Needs))]
    public async Task Renderer_accepts_a_good_card() =>
        (await CardLinter.FindingsOfRendererAsync(Write(GoodCard))).ShouldBeEmpty();

    [Theory(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasNpmPackages), SkipType = typeof(Needs))]
    [InlineData("\"id\": \"note\",", "", "properties: All inputs must have a unique Id.")]
    [InlineData("TextBlock", "TextBlok", "parse: Unknown element type \"TextBlok\". Fallback will be used if present.")]
    [InlineData("\"wrap\": true", "\"size\": \"gigantic\"", "parse: Invalid value \"gigantic\" for property \"size\".")]
    [InlineData("\"version\": \"1.5\"", "\"version\": \"1.4\"", "version is not 1.5")]
    [InlineData("\"body\": [", "\"body\": [ { \"type\": \"ProgressBar\", \"value\": 50 },", "ProgressBar has no fallback")]
    [InlineData(", \"fallback\": { \"type\": \"Action.Submit\", \"title\": \"Send\" }", "", "Action.Execute \"Send\" has no fallback")]
    public async Task Renderer_names_what_is_wrong(string good, string bad, string finding) =>
        (await CardLinter.FindingsOfRendererAsync(Write(GoodCard.Replace(good, bad, StringComparison.Ordinal))))
            .ShouldHaveSingleItem().ShouldBe($"{file}: {finding}");

    [Fact]
    public async Task An_element_that_only_Teams_knows_is_accepted_with_a_fallback_which_needs_the_conformance_folder()
    {
        Needs.SchemaAndNpmPackages();
        var card = Write(GoodCard.Replace("\"body\": [", "\"body\": [ { \"type\": \"ProgressBar\", \"value\": 50, \"fallback\": { \"type\": \"TextBlock\", \"text\": \"50 %\" } },", StringComparison.Ordinal));

        (await CardLinter.FindingsOfRendererAsync(card)).ShouldBeEmpty();
        (await CardLinter.FindingsOfSchemaAsync(card)).ShouldBeEmpty();
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasNpmPackages), SkipType = typeof(Needs))]
    public async Task A_file_that_is_no_json_is_a_finding() =>
        (await CardLinter.FindingsOfRendererAsync(Write("{"))).ShouldHaveSingleItem().ShouldStartWith($"{file}: not readable as a card");

    [Fact]
    public async Task Schema_accepts_a_good_card_which_needs_the_conformance_folder()
    {
        Needs.SchemaAndNpmPackages();

        (await CardLinter.FindingsOfSchemaAsync(Write(GoodCard))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"wrap\": true", "\"size\": \"gigantic\"", "/body/0/size")]
    [InlineData("\"wrap\"", "\"wrapp\"", "{\"additionalProperty\":\"wrapp\"}")]
    [InlineData("\"type\": \"AdaptiveCard\"", "\"type\": 7", "/type")]
    [InlineData("TextBlock", "TextBlok", "/body/0 is of the unknown type TextBlok")]
    public async Task Schema_names_what_is_wrong_which_needs_the_conformance_folder(string good, string bad, string finding)
    {
        Needs.SchemaAndNpmPackages();

        var findings = await CardLinter.FindingsOfSchemaAsync(Write(GoodCard.Replace(good, bad, StringComparison.Ordinal)));

        findings.ShouldContain(text => text.Contains(finding, StringComparison.Ordinal));
    }

    public void Dispose() => File.Delete(file);

    private static string[] ExpectedCards() =>
        Directory.Exists(Checkout.ExpectedCards)
            ? [.. Directory.EnumerateFiles(Checkout.ExpectedCards, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : [];

    private string Write(string json)
    {
        File.WriteAllText(file, json);
        return file;
    }
}
