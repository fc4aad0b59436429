using System.Text;

namespace TeamsOptOutBot.Texts;

/// <summary>Fills <c>{name}</c> in one pass, so that what is filled in is never filled again.</summary>
internal static class TextFormatter
{
    /// <remarks>A date may end with the full stop of an abbreviation (Polish „2026 r.”), which is then the sentence's own, too.</remarks>
    /// <param name="unbroken">Dates and times go in so that no line breaks within them.</param>
    public static string Fill(string key, string text, TextLanguage language, Func<string, string> word, bool unbroken, ReadOnlySpan<(string Name, object Value)> args)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            result.Append(text, at, open - at).Append(text[(open + 1)..close] is var name && name.StartsWith(TextCatalogue.WordPlaceholder, StringComparison.Ordinal)
                ? word(name[TextCatalogue.WordPlaceholder.Length..])
                : Value(key, name, language, unbroken, args));
            at = close + 1;
            if (result is [.., '.'] && at < text.Length && text[at] == '.')
            {
                at++;
            }
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    public static IEnumerable<string> PlaceholdersOf(string text)
    {
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', open + 1))
        {
            yield return text[(open + 1)..text.IndexOf('}', open)];
        }
    }

    private static string Value(string key, string name, TextLanguage language, bool unbroken, ReadOnlySpan<(string Name, object Value)> args)
    {
        foreach (var (given, value) in args)
        {
            if (given == name)
            {
                return value switch
                {
                    string text => text,
                    int number => language.Format(number),
                    long number => language.Format(number),
                    double number => number.ToString("0.#", language.Culture),
                    DateOnly date => language.Format(date, unbroken),
                    DateTimeOffset time => language.Format(time, unbroken),
                    TimeOnly time => language.Format(time, unbroken),
                    _ => throw new ArgumentException($"The text {key} cannot show a {value.GetType().Name}.", nameof(args)),
                };
            }
        }

        throw new KeyNotFoundException($"The text {key} has the placeholder {{{name}}}, and no argument of that name came.");
    }
}
