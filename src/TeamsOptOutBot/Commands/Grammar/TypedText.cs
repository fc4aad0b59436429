using System.Globalization;
using System.Text;

namespace TeamsOptOutBot.Commands.Grammar;

/// <summary>Takes out of a typed text what a person cannot see.</summary>
internal static class TypedText
{
    /// <summary>
    /// Every white-space and control character becomes one space, direction marks and zero-width characters go,
    /// half surrogates become U+FFFD, the rest is composed (NFC). Joiners stay: Persian names and emoji need them.
    /// </summary>
    public static string Normalise(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control)
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (!IsInvisible(rune.Value))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Trim().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The text cut for display, never inside a surrogate pair.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return text[..end] + "…";
    }

    private static bool IsInvisible(int value) =>
        value is 0x00AD or 0x061C or 0x200B or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or 0x2060 or (>= 0x2066 and <= 0x2069) or 0xFEFF;
}
