using System.Text.Json.Nodes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>A title, a sentence, and what one can write next.</summary>
internal static class MessageCard
{
    private const int LongestText = 1_000;

    public static JsonObject Build(CardDesk desk, MessageFacts facts) => desk.Expand("message", facts.Title, Cut(facts.Text), new JsonObject
    {
        ["text"] = PlainText.Functionless(Cut(facts.Text)),
        ["suggestionsLabel"] = desk.Text(TextKeys.MessageSuggestions),
        ["suggestions"] = CardDesk.Array(facts.Suggestions.Select(PlainText.Name)),
    });

    private static string Cut(string text) => PlainText.Cut(text, LongestText);
}
