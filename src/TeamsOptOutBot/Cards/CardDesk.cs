using System.Text.Json.Nodes;
using TeamsOptOutBot.Microsoft365.Cards;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>What every card builder works with: the layouts and the texts of one language.</summary>
internal sealed class CardDesk(CardTemplateFolder layouts, TextCatalogue texts, string language, Action<string, JsonObject>? expanding = null)
{
    public string Language => language;

    public string Text(string key, params ReadOnlySpan<(string Name, object Value)> args) => texts.Format(key, language, args);

    public string People(int count) => Text(TextKeys.CountPeople, ("count", count));

    public string Days(int count) => Text(TextKeys.CountDays, ("count", count));

    /// <summary>Names of people or groups in a row, made harmless.</summary>
    public string Names(IEnumerable<string> names) => string.Join(Text(TextKeys.FormatList), names.Select(PlainText.Name));

    /// <summary>Items that are texts of ours in a row.</summary>
    public string Items(IEnumerable<string> items) => string.Join(Text(TextKeys.FormatList), items);

    /// <param name="title">Unescaped.</param>
    /// <param name="sentence">What is read aloud and shown by a client that cannot draw the card, after the title.</param>
    public JsonObject Expand(string layout, string title, string sentence, JsonObject data)
    {
        data["lang"] = language;
        data["title"] = PlainText.Heading(title);
        data["speak"] ??= $"{title}. {sentence}";
        data["fallbackText"] ??= $"{title}. {sentence}";
        expanding?.Invoke(layout, data);
        return layouts[layout].Expand(data);
    }

    public static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode?)JsonValue.Create(text))];

    public JsonObject Row(string label, int value, bool strong = false) => Row(label, texts.Format(TextKeys.FormatNumber, language, ("value", value)), strong);

    public static JsonObject Row(string label, string value, bool strong = false) => new() { ["label"] = label, ["value"] = value, ["strong"] = strong };
}
