using System.Text.Json.Nodes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>What is wrong and what mends it, then what is good.</summary>
internal static class DoctorCard
{
    private const int LongestSentence = 400;

    /// <summary>Bytes of JSON: a card must stay under 28 KB, and the number of what is wrong stands above.</summary>
    private const int MostWrong = 15_000;
    private const int MostGood = 6_000;

    public static JsonObject Build(CardDesk desk, DoctorFacts facts)
    {
        var summary = facts.Wrong.Count == 0 ? desk.Text(TextKeys.DoctorAllWell) : desk.Text(TextKeys.DoctorWrong, ("count", facts.Wrong.Count));
        var data = new JsonObject
        {
            ["summary"] = summary,
            ["wrong"] = new JsonArray([.. Fitting(facts.Wrong.Select(line => new JsonObject { ["label"] = Sentence("✘ " + line.Label), ["problem"] = Block(line.Problem), ["remedy"] = Block(line.Remedy) }), MostWrong)]),
            ["checked"] = desk.Text(TextKeys.DoctorChecked, ("time", facts.At)),
        };
        var good = facts.Good.Select(check => "✔ " + check).Concat((facts.NotTried ?? []).Select(check => "– " + check)).ToList();
        if (good.Count > 0)
            data["good"] = new JsonObject { ["heading"] = desk.Text(TextKeys.DoctorGood), ["lines"] = new JsonArray([.. Fitting(good.Select(line => JsonValue.Create(Sentence(line))), MostGood)]) };
        return desk.Expand("doctor", desk.Text(TextKeys.DoctorTitle), summary, data);
    }

    private static IEnumerable<JsonNode> Fitting(IEnumerable<JsonNode> lines, int most) => lines.TakeWhile(line => (most -= line.ToJsonString().Length) > 0);

    private static string Sentence(string text) => PlainText.Line(text, LongestSentence);

    /// <summary>Addresses and names of settings stand in it, which people copy.</summary>
    private static string Block(string text) => PlainText.Heading(PlainText.Line(text, LongestSentence, breakable: false));
}
