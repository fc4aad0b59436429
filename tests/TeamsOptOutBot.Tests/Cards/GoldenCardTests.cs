using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Microsoft365.Cards;
using TeamsOptOutBot.Texts;
using Xunit;

namespace TeamsOptOutBot.Tests.Cards;

/// <summary>Each card against <c>adaptive-cards/samples</c> and <c>expected</c>. <c>RENEW_CARDS=1</c> writes them anew: read the difference.</summary>
public sealed class GoldenCardTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly bool Renew = Environment.GetEnvironmentVariable("RENEW_CARDS") == "1";

    public static TheoryData<string> Names => [.. CardCases.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_is_what_was_agreed(string name)
    {
        var (layout, data, card) = Build(name);

        layout.ShouldBe(name.Split('.')[0]);
        ShouldBeFile("samples", name, data);
        ShouldBeFile("expected", name, card);
    }

    [Fact]
    public void Every_layout_has_a_sample_and_every_sample_a_case()
    {
        CardTemplateFolder.Load(Repository.AdaptiveCards).Names.ShouldBe(CardCases.All.Keys.Select(name => name.Split('.')[0]).Distinct(StringComparer.Ordinal), ignoreOrder: true);
        foreach (var folder in new[] { "samples", "expected" })
        {
            Directory.EnumerateFiles(Path.Combine(Repository.AdaptiveCards, folder)).Select(Path.GetFileNameWithoutExtension).ShouldBe(CardCases.All.Keys, ignoreOrder: true);
        }
    }

    internal static (string Layout, JsonObject Data, JsonObject Card) Build(string name)
    {
        (string Layout, JsonObject Data) seen = ("", []);
        var texts = TextCatalogue.Load(Path.Combine(Repository.AdaptiveCards, "texts"), TextKeys.All);
        var cards = new CardBook(CardTemplateFolder.Load(Repository.AdaptiveCards), texts, (layout, data) => seen = (layout, data));
        var card = CardCases.All[name](cards);
        return (seen.Layout, seen.Data, card);
    }

    private static void ShouldBeFile(string folder, string name, JsonObject actual)
    {
        var path = Path.Combine(Repository.AdaptiveCards, folder, name + ".json");
        if (Renew)
        {
            File.WriteAllText(path, actual.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        var expected = JsonNode.Parse(File.ReadAllText(path));
        JsonNode.DeepEquals(JsonNode.Parse(actual.ToJsonString()), expected).ShouldBeTrue($"{folder}/{name}.json differs:\n{actual.ToJsonString(Readable)}");
    }
}
