using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Microsoft365.Cards;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>What every card builder works with: the layouts and the texts of one language.</summary>
internal sealed class CardDesk(CardTemplateFolder layouts, TextCatalogue texts, string language, Action<string, JsonObject>? expanding = null)
{
    /// <summary>Longer titles are cut, and what is read aloud: a card must stay under 28 KB.</summary>
    private const int LongestTitle = 250;
    private const int LongestSentence = 1_000;
    private const int LongestNames = 200;

    public string Language => language;

    /// <summary>The language that is really spoken, for <c>lang</c>.</summary>
    public string Spoken => texts.Spoken(language);

    public string Text(string key, params ReadOnlySpan<(string Name, object Value)> args) => texts.Unbroken(key, language, args);

    /// <summary>What the reader writes for a command, and what follows it.</summary>
    public string Command(string word, string arguments = "") => $"{texts.Word(word, language)} {arguments}".TrimEnd();

    /// <summary>Before a text in the same line; a question needs no colon.</summary>
    public string Label(string label) => label is [.., '?' or '？'] ? label + Text(TextKeys.FormatSpace) : Text(TextKeys.FormatLabel, ("label", label));

    /// <summary>A title and what follows it, as one text; a title that ends as a sentence does needs no full stop.</summary>
    public string Aloud(string title, string sentence) =>
        title is [.., '?' or '？' or '!' or '！' or '.' or '。' or '…'] ? Sentences(title, sentence) : Text(TextKeys.FormatSpeak, ("title", title), ("sentence", sentence));

    /// <summary>Whole sentences one after the other.</summary>
    public string Sentences(params IEnumerable<string> sentences) => string.Join(Text(TextKeys.FormatSpace), sentences);

    /// <summary>The culture whose names of countries the reader understands.</summary>
    public CultureInfo Culture => texts.CultureOf(language);

    /// <summary>Names of people or groups as a sentence lists them, made harmless; a list that grows too long for a card ends with an ellipsis.</summary>
    public string Names(IEnumerable<string> names)
    {
        var (shown, length) = (new List<string>(), 0);
        foreach (var name in names.Select(PlainText.Name))
        {
            if (length > LongestNames)
            {
                shown.Add("…");
                break;
            }

            shown.Add(name);
            length += name.Length;
        }

        return shown is [.., "…"] ? texts.Row(language, shown) : texts.List(language, shown);
    }

    /// <summary>Items that are texts of ours in a row.</summary>
    public string Items(IEnumerable<string> items) => texts.Row(language, items);

    /// <summary>Items that are texts of ours as a sentence lists them.</summary>
    public string List(IEnumerable<string> items) => texts.List(language, [.. items]);

    /// <param name="title">Unescaped.</param>
    /// <param name="sentence">What is read aloud and shown by a client that cannot draw the card, after the title.</param>
    public JsonObject Expand(string layout, string title, string sentence, JsonObject data)
    {
        data["lang"] = texts.Spoken(language);
        data["title"] = PlainText.Heading(PlainText.Cut(title, LongestTitle));
        data["speak"] = PlainText.Cut((string?)data["speak"] ?? Aloud(title, sentence), LongestSentence);
        data["fallbackText"] = PlainText.Cut((string?)data["fallbackText"] ?? Aloud(title, sentence), LongestSentence);
        TakeOutFunctions(data);
        expanding?.Invoke(layout, data);
        return layouts[layout].Expand(data);
    }

    /// <summary>Whatever a builder filled in, buttons and what is read aloud included: no text of it is a function.</summary>
    private static void TakeOutFunctions(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
            {
                TakeOutFunctions(value);
                if (value?.GetValueKind() == JsonValueKind.String)
                {
                    members[name] = PlainText.Functionless(value.GetValue<string>());
                }
            }
        }
        else if (node is JsonArray items)
        {
            for (var index = 0; index < items.Count; index++)
            {
                TakeOutFunctions(items[index]);
                if (items[index]?.GetValueKind() == JsonValueKind.String)
                {
                    items[index] = PlainText.Functionless(items[index]!.GetValue<string>());
                }
            }
        }
    }

    public static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode?)JsonValue.Create(text))];

    public JsonObject Row(string label, int value, bool strong = false) => Row(label, texts.Format(TextKeys.FormatNumber, language, ("value", value)), strong);

    public static JsonObject Row(string label, string value, bool strong = false) => new() { ["label"] = label, ["value"] = value, ["strong"] = strong };
}
