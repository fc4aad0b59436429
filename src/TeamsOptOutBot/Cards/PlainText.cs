using System.Text;

namespace TeamsOptOutBot.Cards;

/// <summary>
/// Makes what people, groups and campaigns are called harmless. Text runs show Markdown as text, headings do not, so a
/// heading's Markdown is escaped; <c>{{DATE(…)}}</c> is a function everywhere in a card.
/// </summary>
internal static class PlainText
{
    /// <summary>Longer names are cut: a card must stay under 28 KB.</summary>
    public const int LongestName = 100;

    private const char Isolate = '\u2068';
    private const char EndIsolate = '\u2069';

    /// <summary>A name on one line, cut, with long words that may break, and isolated when its direction could turn the text around it.</summary>
    public static string Name(string name) => Line(name, LongestName);

    /// <summary>The same for a sentence that holds names.</summary>
    /// <param name="breakable">False for a text block, which breaks long words itself and from which an address can be copied.</param>
    public static string Line(string name, int longest, bool breakable = true)
    {
        var line = new StringBuilder(Math.Min(name.Length, longest));
        var turns = false;
        var length = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            if (length >= longest)
            {
                line.Append('…');
                break;
            }

            // An emoji is written as two escapes: twelve bytes.
            length += rune.IsBmp ? 1 : 4;

            turns |= rune.Value is >= 0x590 and <= 0x8FF or >= 0x200E and <= 0x200F or >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or >= 0xFB1D and <= 0xFEFC;
            // Every isolate that a name opens or ends: one left open would take the end of ours.
            if (rune.Value is >= 0x2066 and <= EndIsolate)
            {
                continue;
            }

            line.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? " " : rune.ToString());
        }

        var text = Functionless(line.ToString().Trim());
        text = breakable ? LongWords.Breakable(text) : text;
        return turns ? Isolate + text + EndIsolate : text;
    }

    /// <summary>Any text for a run: only functions are taken out of it, by a joiner between two braces however many follow.</summary>
    public static string Functionless(string text)
    {
        var apart = text.Replace("{{", "{\u2060{", StringComparison.Ordinal);
        return apart.Contains("{{", StringComparison.Ordinal) ? apart.Replace("{{", "{\u2060{", StringComparison.Ordinal) : apart;
    }

    /// <summary>The beginning of a text: never half of a letter, and no name's direction left open.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var begin = text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
        return begin + "…" + (begin.LastIndexOf(Isolate) > begin.LastIndexOf(EndIsolate) ? EndIsolate : "");
    }

    /// <summary>An address shown in full as a link. A text block and not a run, because only a text block breaks a long address.</summary>
    public static string Link(Uri link)
    {
        var address = link.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
        return $"[{Heading(address)}]({address})";
    }

    /// <summary>Any text for a text block or heading, whose Markdown would be obeyed.</summary>
    public static string Heading(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in Functionless(text))
        {
            var begins = IsBegin(escaped);
            if (begins && letter is not '\n' && char.IsWhiteSpace(letter))
            {
                // Four blanks at the beginning of a line make a block of code of it.
                continue;
            }

            if (letter is '\\' or '*' or '_' or '[' or ']' or '`' or '~' or '<' or '&' || (begins && letter is '#' or '>' or '-' or '+' or '=') || (letter is '.' or ')' && IsNumber(escaped)))
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
        }

        return escaped.ToString();
    }

    private static bool IsBegin(StringBuilder line) => line.Length == 0 || line[^1] == '\n';

    /// <summary>The line holds digits alone: with a dot or bracket after them it would be the item of a list.</summary>
    private static bool IsNumber(StringBuilder line)
    {
        var digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[line.Length - 1 - digits]))
        {
            digits++;
        }

        return digits > 0 && (digits == line.Length || line[line.Length - 1 - digits] == '\n');
    }
}
