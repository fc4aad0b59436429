using System.Globalization;
using System.Text;

namespace TeamsOptOutBot.Cards;

/// <summary>
/// Lets a long word (a mail address, an id, a name in one piece) break where a card is narrow: text runs break at spaces alone,
/// so a zero-width space goes in, after a sign where there is one. What is pasted into the chat loses it again.
/// </summary>
internal static class LongWords
{
    private const char Break = '\u200B';
    /// <summary>A word of this length fits half of a narrow card.</summary>
    private const int LongestWord = 24;

    private const int Longest = 16;

    /// <summary>A sign ends a piece that is at least this long: no piece is a stump.</summary>
    private const int Shortest = 6;

    public static string Breakable(string line) => string.Join(' ', line.Split(' ').Select(word => word.Length <= LongestWord ? word : Pieces(word)));

    private static string Pieces(string word)
    {
        var pieces = new StringBuilder(word.Length + (word.Length / Shortest));
        var (length, afterSign) = (0, false);
        foreach (var rune in word.EnumerateRunes())
        {
            if ((length >= Longest && BeginsLetter(rune)) || (length >= Shortest && afterSign && Rune.IsLetterOrDigit(rune)))
            {
                pieces.Append(Break);
                length = 0;
            }

            pieces.Append(rune.ToString());
            length = IsIdeograph(rune) ? 0 : length + 1;
            afterSign = rune.Value is '@' or '.' or '-' or '_' or '/';
        }

        return pieces.ToString();
    }

    /// <summary>Between these every client breaks.</summary>
    private static bool IsIdeograph(Rune rune) => rune.Value is >= 0x2E80 and <= 0xD7FF or >= 0x20000;

    /// <summary>Marks and joiners belong to the letter before; joined emoji may part.</summary>
    private static bool BeginsLetter(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierSymbol);
}
