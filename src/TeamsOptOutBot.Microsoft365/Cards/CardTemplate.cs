using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Cards;

/// <summary>One card layout in the Adaptive Card Templating language, checked when it was loaded.</summary>
public sealed class CardTemplate
{
    /// <summary>Parses and checks a template. <paramref name="file"/> is named in what is refused.</summary>
    /// <exception cref="CardTemplateException">The JSON is malformed, or the template uses what the subset does not know: file, line, what, and what to write instead.</exception>
    public static CardTemplate Parse(string file, string json) => throw new NotSupportedException();

    /// <summary>Expands the template with <paramref name="data"/> as <c>$root</c>.</summary>
    /// <returns>A new object, owned by the caller.</returns>
    public JsonObject Expand(JsonObject data) => throw new NotSupportedException();
}

/// <summary>A template that cannot be used: the message names file and line.</summary>
public sealed class CardTemplateException(string message, Exception? inner = null) : Exception(message, inner);
