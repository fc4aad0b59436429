using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Documents.PolicyNotes;
using TeamsOptOutBot.Tests.Cards;
using TeamsOptOutBot.Texts;
using Xunit;

namespace TeamsOptOutBot.Tests.Documents;

/// <summary>A translation that lacks something, or says more than the English text, stops the start with its place.</summary>
public sealed class PolicyNoteReaderTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("policy-notes");

    public PolicyNoteReaderTests()
    {
        var folder = root.CreateSubdirectory("linkedin-ai").FullName;
        foreach (var name in new[] { "en.json", "sources.json" })
        {
            File.Copy(Path.Combine(Repository.AdaptiveCards, "documents", "linkedin-ai", name), Path.Combine(folder, name));
        }
    }

    [Fact]
    public void A_translation_with_the_same_parts_is_read()
    {
        Translate(_ => { });

        PolicyNoteLibrary.Load(root.FullName).Find("linkedin-ai")!.Languages.Keys.ShouldBe(["de", "en"]);
    }

    [Theory]
    [InlineData("de-AT", "de")]
    [InlineData("DE", "de")]
    [InlineData("fr-CA", "en")]
    public void A_reader_gets_their_language_its_parent_or_English(string reader, string language)
    {
        Translate(_ => { });

        PolicyNoteLibrary.Load(root.FullName).Find("linkedin-ai")!.Resolve(reader).ShouldBe(language);
    }

    [Fact]
    public void A_part_that_is_missing_is_named()
    {
        Translate(text => text["sections"]![1]!["content"]!.AsArray().RemoveAt(2));

        Fault().ShouldContain("linkedin-ai/de.json: section 2 (“What it means for us”) must have the same parts as the English one");
    }

    [Fact]
    public void A_placeholder_that_was_translated_is_named_with_its_line()
    {
        Translate(text => text["sections"]![0]!["content"]![1]!["text"] = "Hier: {verweis}");

        Fault().ShouldContain("{verweis} is no placeholder; there are {organisation}, {contact}, {link}");
        Fault().ShouldMatch(@"de\.json\(\d+\): sections/0/content/1/text");
    }

    [Fact]
    public void A_condition_that_was_translated_is_named()
    {
        Translate(text => text["sections"]![1]!["content"]![1]!["when"] = "seiten.ja");

        Fault().ShouldContain("“seiten.ja” is none of");
    }

    [Fact]
    public void A_misspelt_member_is_named()
    {
        Translate(text => text["titel"] = "x");

        Fault().ShouldContain("titel is not known");
    }

    public void Dispose() => root.Delete(recursive: true);

    private string Fault() => Should.Throw<TextCatalogueException>(() => PolicyNoteLibrary.Load(root.FullName)).Message;

    private void Translate(Action<JsonObject> change)
    {
        var folder = Path.Combine(root.FullName, "linkedin-ai");
        var text = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "en.json")))!.AsObject();
        change(text);
        File.WriteAllText(Path.Combine(folder, "de.json"), text.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true }));
    }
}
