using System.Text;

namespace TeamsOptOutBot.Texts;

/// <summary>A date or a time that no line breaks: its spaces are no-break spaces, and Chinese characters are joined to their numbers.</summary>
internal static class UnbrokenText
{
    /// <summary>Nobody sees it, and no line breaks beside it.</summary>
    public const char Joiner = '\u2060';

    private const char Space = '\u00A0';

    public static string Of(string text)
    {
        var joined = new StringBuilder(text.Length * 2);
        foreach (var letter in text)
        {
            if (joined.Length > 0 && letter != ' ' && joined[^1] != Space && (IsIdeograph(letter) || IsIdeograph(joined[^1])))
            {
                joined.Append(Joiner);
            }

            joined.Append(letter == ' ' ? Space : letter);
        }

        return joined.ToString();
    }

    private static bool IsIdeograph(char letter) => letter is >= '\u2E80' and <= '\u9FFF';
}
