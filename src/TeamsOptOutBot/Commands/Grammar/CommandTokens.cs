using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace TeamsOptOutBot.Commands.Grammar;

/// <summary>
/// Splits a normalised text into words, quoted names and commas in one pass. Phones and word processors change quotes
/// as people type, so whatever quote of a family (double or single) is met next closes, and writing it twice means itself.
/// </summary>
internal static class CommandTokens
{
    private const string DoubleQuotes = "\"“”„‟«»″";
    private const string SingleQuotes = "'‘’‚‛‹›";
    private const string Commas = ",،，、";

    /// <summary>False when quotes do not fit; <paramref name="problem"/> then shows the place.</summary>
    public static bool TryRead(string text, out List<CommandToken> tokens, [NotNullWhen(false)] out ParsedCommand.Malformed? problem)
    {
        tokens = [];
        problem = null;
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == ' ')
                at++;
            else if (Commas.Contains(text[at]))
                tokens.Add(new(CommandTokenKind.Comma, ",", at++));
            else if (DoubleQuotes.Contains(text[at]) || SingleQuotes.Contains(text[at]))
                problem = ReadQuoted(text, ref at, tokens);
            else
                problem = ReadWord(text, ref at, tokens);
            if (problem is not null)
                return false;
        }

        return true;
    }

    private static ParsedCommand.Malformed? ReadWord(string text, ref int at, List<CommandToken> tokens)
    {
        var start = at;
        while (at < text.Length && text[at] != ' ' && !Commas.Contains(text[at]))
        {
            // An apostrophe belongs to a word (O'Brien); a double quote inside one has lost its partner.
            if (DoubleQuotes.Contains(text[at]))
                return Unbalanced(text, at);
            at++;
        }

        tokens.Add(new(CommandTokenKind.Word, text[start..at], start));
        return null;
    }

    private static ParsedCommand.Malformed? ReadQuoted(string text, ref int at, List<CommandToken> tokens)
    {
        var start = at;
        var family = DoubleQuotes.Contains(text[at]) ? DoubleQuotes : SingleQuotes;
        var name = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (!family.Contains(text[at]))
            {
                name.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == text[at])
            {
                name.Append(text[at++]);
            }
            else if (EndsHere(text, at + 1))
            {
                at++;
                var trimmed = name.ToString().Trim();
                if (trimmed.Length == 0)
                    return new(MalformedKeys.QuoteEmpty, [Place(start)], CommandVerb.Start, CommandInfo.Of(CommandVerb.Start).Example);
                tokens.Add(new(CommandTokenKind.Quoted, trimmed, start));
                return null;
            }
            else if (family == SingleQuotes)
            {
                name.Append(text[at]);
            }
            else
            {
                return Unbalanced(text, at);
            }
        }

        return Unbalanced(text, start);
    }

    private static bool EndsHere(string text, int at) => at >= text.Length || text[at] == ' ' || Commas.Contains(text[at]);

    private static ParsedCommand.Malformed Unbalanced(string text, int at) =>
        new(MalformedKeys.QuoteUnbalanced, [Place(at), TypedText.Shorten(text[at..], 30)], CommandVerb.Start, CommandInfo.Of(CommandVerb.Start).Example);

    private static string Place(int at) => (at + 1).ToString(CultureInfo.InvariantCulture);
}
