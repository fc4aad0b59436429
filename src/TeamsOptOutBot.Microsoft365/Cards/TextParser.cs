namespace TeamsOptOutBot.Microsoft365.Cards;

/// <summary>Splits a text into its literal parts and its <c>${…}</c>.</summary>
internal static class TextParser
{
    /// <exception cref="FormatException">What is refused, and what to write instead.</exception>
    public static TemplateNode Parse(string text)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return new LiteralNode(text);
        }

        var parts = Split(text);
        return parts is [{ Expression: { } only }] ? new ValueNode(only) : new TextNode(parts);
    }

    /// <summary>The condition of a <c>$when</c>, which must be one expression.</summary>
    public static Expression ParseCondition(string text) =>
        text.StartsWith("${", StringComparison.Ordinal) && text.EndsWith('}') && EndOf(text, 2) == text.Length - 1
            ? new ExpressionParser(text[2..^1]).Parse(condition: true)
            : throw new FormatException("$when must be exactly one ${…}; anything else drops the element always.");

    private static List<TextPart> Split(string text)
    {
        var parts = new List<TextPart>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf("${", at, StringComparison.Ordinal);
            var literal = open < 0 ? text[at..] : text[at..open];
            if (literal.AsSpan().IndexOfAny('`', '\\') >= 0 || (open > at && text[open - 1] == '$'))
            {
                throw new FormatException("a backtick, a backslash or $$ beside ${…} changes its meaning; put that text into the data.");
            }

            if (literal.Length > 0)
            {
                parts.Add(new TextPart(literal, Expression: null));
            }

            if (open < 0)
            {
                break;
            }

            var close = EndOf(text, open + 2);
            parts.Add(new TextPart("", new ExpressionParser(text[(open + 2)..close]).Parse(condition: false)));
            at = close + 1;
        }

        return parts;
    }

    private static int EndOf(string text, int from)
    {
        char? quote = null;
        for (var at = from; at < text.Length; at++)
        {
            if (quote is null && text[at] == '}')
            {
                return at;
            }

            if (text[at] is '\'' or '"' && (quote is null || quote == text[at]))
            {
                quote = quote is null ? text[at] : null;
            }
        }

        throw new FormatException("a ${ has no closing }; close it, or put the text into the data.");
    }
}
