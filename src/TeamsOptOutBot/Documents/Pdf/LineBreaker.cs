using System.Globalization;
using System.Text;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Documents.Pdf;

/// <summary>
/// Breaks a text into lines of a width: at spaces, after hyphens and the signs of a web address, and between Chinese
/// characters but for those that may not begin or end a line (the basic rules of kinsoku).
/// </summary>
internal static class LineBreaker
{
    private const string NotAtBegin = "、。，．：；？！）」』】〕》〉”’…‥・ーゝ々%％℃°·.,:;?!)]}";
    private const string NotAtEnd = "（「『【〔《〈“‘([{$£€";

    /// <param name="width">How wide a piece of the text is; pieces add up.</param>
    /// <returns>The lines, at least one. A space at a break stays at the end of its line, so that whoever is read to hears two words.</returns>
    public static IReadOnlyList<string> Break(string text, double most, Func<string, double> width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var piece in Pieces(paragraph).SelectMany(piece => width(piece.TrimEnd(' ')) > most ? Letters(piece) : [piece]))
            {
                if (line.Length > 0 && piece.Trim(' ').Length > 0 && width((line + piece).TrimEnd(' ')) > most)
                {
                    lines.Add(line);
                    line = piece.TrimStart(' ');
                }
                else
                {
                    line += piece;
                }
            }

            lines.Add(line.TrimEnd(' '));
        }

        return lines;
    }

    /// <summary>The smallest pieces that stay together, the space behind a word included.</summary>
    internal static IEnumerable<string> Pieces(string text)
    {
        var begin = 0;
        var clusters = StringInfo.ParseCombiningCharacters(text);
        for (var index = 1; index < clusters.Length; index++)
        {
            var (before, after) = (Rune.GetRuneAt(text, clusters[index - 1]), Rune.GetRuneAt(text, clusters[index]));
            if (MayBreak(before, after, IsInAddress(text, clusters[index])) && !IsInMail(text, clusters[index]))
            {
                yield return text[begin..clusters[index]];
                begin = clusters[index];
            }
        }

        if (begin < text.Length)
        {
            yield return text[begin..];
        }
    }

    private static bool IsInAddress(string text, int at) => text.LastIndexOf("https://", at, StringComparison.Ordinal) is >= 0 and var begin
        && at > begin + "https://".Length && text.IndexOf(' ', begin, at - begin) < 0;

    /// <summary>Within a mail address, which has hyphens of its own.</summary>
    private static bool IsInMail(string text, int at)
    {
        var (begin, end) = (at, at);
        while (begin > 0 && IsOfMail(text[begin - 1]))
        {
            begin--;
        }

        while (end < text.Length && IsOfMail(text[end]))
        {
            end++;
        }

        return begin < at && at < end && text.AsSpan(begin, end - begin).Contains('@');
    }

    private static bool IsOfMail(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '@' or '.' or '-' or '_' or '+' or '%';

    private static bool MayBreak(Rune before, Rune after, bool inAddress)
    {
        if (after.Value is ' ' or UnbrokenText.Joiner || before.Value == UnbrokenText.Joiner || Holds(NotAtBegin, after) || Holds(NotAtEnd, before))
        {
            return false;
        }

        if (before.Value == ' ')
        {
            return true;
        }

        if (Rune.IsLetter(after) && (inAddress ? before.Value is '/' or '?' or '&' or '=' : before.Value is '-' or '–' or '—'))
        {
            return true;
        }

        return !inAddress && (IsIdeographic(before) || IsIdeographic(after));
    }

    private static bool Holds(string signs, Rune rune) => rune.IsBmp && signs.Contains((char)rune.Value, StringComparison.Ordinal);

    /// <summary>Written without spaces: Han, kana, and the full-width signs between them.</summary>
    private static bool IsIdeographic(Rune rune) =>
        rune.Value is >= 0x2E80 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0xFF00 and <= 0xFF60 or >= 0x20000 and <= 0x3FFFF;

    /// <summary>A word that is wider than the line goes on in the next one.</summary>
    private static IEnumerable<string> Letters(string piece)
    {
        var clusters = StringInfo.ParseCombiningCharacters(piece);
        for (var index = 0; index < clusters.Length; index++)
        {
            yield return piece[clusters[index]..(index + 1 < clusters.Length ? clusters[index + 1] : piece.Length)];
        }
    }
}
