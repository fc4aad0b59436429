using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Cards;

/// <summary>
/// One card layout in the Adaptive Card Templating language, checked when it was loaded. The subset: <c>${path}</c>,
/// <c>if</c>, comparison and logic in conditions, <c>$data</c>, <c>$when</c>, <c>$root</c>, <c>$index</c>; what it does
/// with them is what npm <c>adaptivecards-templating</c> 2.3.1 does.
/// </summary>
public sealed class CardTemplate
{
    private readonly string file;
    private readonly TemplateNode root;

    private CardTemplate(string file, TemplateNode root)
    {
        this.file = file;
        this.root = root;
    }

    /// <summary>Parses and checks a template. <paramref name="file"/> is named in what is refused.</summary>
    /// <exception cref="CardTemplateException">The JSON is malformed, or the template uses what the subset does not know: file, line, what, and what to write instead.</exception>
    public static CardTemplate Parse(string file, string json)
    {
        try
        {
            var node = new TemplateReader(file, json).Read();
            return node is ObjectNode
                ? new CardTemplate(file, node)
                : throw new CardTemplateException($"{file}(1): a card template is a JSON object.");
        }
        catch (JsonException malformed)
        {
            throw new CardTemplateException($"{file}({malformed.LineNumber + 1 ?? 1}): malformed JSON: {malformed.Message}", malformed);
        }
    }

    /// <summary>Expands the template with <paramref name="data"/> as <c>$root</c>. A value that itself holds <c>${…}</c> is data and stays as it is.</summary>
    /// <returns>A new object, owned by the caller.</returns>
    /// <exception cref="CardTemplateException">The data do not fit: a null inside a text, an index out of range, or a root that is dropped or repeated.</exception>
    public JsonObject Expand(JsonObject data)
    {
        ArgumentNullException.ThrowIfNull(data);
        try
        {
            return root.Expand(new TemplateScope(data, data, Index: null)) as JsonObject
                ?? throw new CardTemplateException("the root was dropped or repeated; a card is one object.");
        }
        catch (CardTemplateException failed)
        {
            throw new CardTemplateException($"{file}: {failed.Message}", failed);
        }
    }
}
