using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TeamsOptOutBot.Outside.Mails;

/// <summary>A mail as a file, taken apart as a client takes it apart.</summary>
internal sealed partial record MailFile(string Name, string Html)
{
    /// <summary>The expected mails.</summary>
    public static IReadOnlyList<MailFile> Expected { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Checkout.Root, "adaptive-cards", "mails"), "*.html").Order(StringComparer.Ordinal).Select(file => new MailFile(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))];

    public static IReadOnlyList<MailFile> WithCard { get; } = [.. Expected.Where(mail => mail.Scripts.Count > 0)];

    public IReadOnlyList<string> Scripts => [.. Script().Matches(Html).Select(match => match.Groups["text"].Value)];

    public JsonObject Card => JsonNode.Parse(Scripts.Single())!.AsObject();

    /// <summary>Every object of the card, fallbacks included.</summary>
    public IReadOnlyList<JsonObject> Elements => [.. In(Card)];

    public IEnumerable<JsonObject> OfType(string type) => Elements.Where(element => TypeOf(element) == type);

    public static string? TypeOf(JsonObject element) => element["type"] is JsonValue value && value.TryGetValue<string>(out var type) ? type : null;

    /// <summary>The document without the card and without whatever a filter could take out: styles, classes, scripts.</summary>
    public string Bare => Decoration().Replace(Element().Replace(Html, ""), "");

    private static IEnumerable<JsonObject> In(JsonNode? node) => node switch
    {
        JsonObject element => element.SelectMany(member => In(member.Value)).Prepend(element),
        JsonArray items => items.SelectMany(In),
        _ => [],
    };

    [GeneratedRegex("""<script type="application/adaptivecard\+json">(?<text>.*?)</script>""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Script();

    [GeneratedRegex("<(?<name>script|style)\\b.*?</\\k<name>>|<link\\b[^>]*>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Element();

    [GeneratedRegex("\\s(style|class|bgcolor|color|width|height|align)=\"[^\"]*\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Decoration();
}
