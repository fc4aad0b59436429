using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TeamsOptOutBot.Scenarios.Drivers;

/// <summary>A card as a person reads it. Whoever reads one also checks that its numbers add up.</summary>
internal sealed partial class CardView
{
    private static readonly string[] Parts = ["Delivered", "Pending", "Retrying", "Unreachable", "Failed", "Recalled"];
    private readonly List<(string Label, string Value)> _rows = [];
    private readonly List<string> _texts = [];
    private readonly List<JsonObject> _actions = [];

    public CardView(JsonObject json)
    {
        Json = json;
        Walk(json["body"]);
        Walk(json["actions"]);
        NumbersAddUp();
    }

    public JsonObject Json { get; }

    public string Title => _texts[0];

    /// <summary>All that is written on it, a line an element.</summary>
    public string Text => string.Join('\n', _texts);

    /// <summary>Titles of the buttons that are seen, in their order.</summary>
    public IReadOnlyList<string> Buttons => [.. _actions.Select(a => (string)a["title"]!)];

    public IReadOnlyList<string> Links => [.. _actions.Where(a => (string?)a["type"] == "Action.OpenUrl").Select(a => (string)a["url"]!)];

    /// <summary>The number beside a label.</summary>
    public int this[string label] => Number(_rows.First(row => row.Label == label).Value);

    public bool Has(string label) => _rows.Any(row => row.Label == label);

    /// <summary>The campaign that a button of this card belongs to.</summary>
    public int Campaign => _actions.Select(a => a["data"]?["campaign"]).First(c => c is not null) is { } id ? int.Parse(id.ToString(), CultureInfo.InvariantCulture) : 0;

    /// <summary>What the button sends on a client that knows no universal actions.</summary>
    public JsonNode SubmitData(string verb) => _actions.First(a => (string?)a["verb"] == verb)["fallback"]!["data"]!.DeepClone();

    private void Walk(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                    Walk(item);
                break;
            case JsonObject { } element when IsHidden(element):
                break;
            case JsonObject { } element:
                Read(element);
                break;
            default:
                break;
        }
    }

    private void Read(JsonObject element)
    {
        var type = (string?)element["type"];
        if (type?.StartsWith("Action.", StringComparison.Ordinal) == true)
        {
            _actions.Add(element);
            return;
        }

        if (type is "TextBlock" or "TextRun")
            _texts.Add(Read((string)element["text"]!));
        if (type == "ColumnSet" && element["columns"] is JsonArray { Count: 2 } columns && TextsIn(columns[0]) is [var label] && TextsIn(columns[1]) is [var value])
            _rows.Add((label, value));
        foreach (var member in new[] { "items", "columns", "inlines", "body", "actions", "choices" })
            Walk(element[member]);
    }

    /// <summary>Nobody sees where a long word may break, and where a line may not.</summary>
    private static string Read(string text) => text.Replace("\u200B", "", StringComparison.Ordinal).Replace("\u2060", "", StringComparison.Ordinal).Replace('\u00A0', ' ');

    private static bool IsHidden(JsonObject element) => element["isVisible"] is JsonValue visible && !visible.GetValue<bool>();

    private static List<string> TextsIn(JsonNode? node) => node switch
    {
        JsonArray array => [.. array.SelectMany(TextsIn)],
        JsonObject element when (string?)element["type"] is "TextBlock" or "TextRun" => [Read((string)element["text"]!)],
        JsonObject element => [.. TextsIn(element["items"]), .. TextsIn(element["inlines"])],
        _ => [],
    };

    private void NumbersAddUp()
    {
        if (Has("Audience"))
        {
            Parts.Sum(part => this[part]).ShouldBe(this["Audience"], Text);
            (this["Answered"] + this["Not answered yet"]).ShouldBe(this["Audience"], Text);
        }

        foreach (Match line in StatusLine().Matches(Text))
        {
            int Of(string name) => Number(line.Groups[name].Value);
            Parts.Sum(part => Of(part.ToLowerInvariant())).ShouldBe(Of("audience"), line.Value);
        }
    }

    /// <summary>As an English reader writes it: 2,000.</summary>
    private static int Number(string text) => int.Parse(text, NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Answered: [\d,]+ of (?<audience>[\d,]+)\. Delivered: (?<delivered>[\d,]+), unreachable: (?<unreachable>[\d,]+), failed: (?<failed>[\d,]+), pending: (?<pending>[\d,]+), retrying: (?<retrying>[\d,]+), recalled: (?<recalled>[\d,]+)\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StatusLine();
}
