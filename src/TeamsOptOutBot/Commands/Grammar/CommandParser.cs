using System.Globalization;

namespace TeamsOptOutBot.Commands.Grammar;

/// <summary>Reads a chat message as a command. Never throws, whatever was typed; the work is linear in at most <see cref="MaxLength"/> characters.</summary>
internal static class CommandParser
{
    public const int MaxLength = 2000;

    private const int ShownLength = 80;

    private static readonly Dictionary<string, CommandVerb> Verbs = CommandWords.All
        .SelectMany(words => words.Verbs)
        .SelectMany(verb => verb.Value.Select(word => (word, verb.Key)))
        .DistinctBy(pair => pair.word, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(pair => pair.word, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    public static ParsedCommand Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
            return new ParsedCommand.Malformed(MalformedKeys.TooLong, [MaxLength.ToString(CultureInfo.InvariantCulture)], CommandInfo.Of(CommandVerb.Start).Example);

        var typed = WithoutAddressing(TypedText.Normalise(text));
        if (typed.Length == 0)
            return new ParsedCommand.Help();

        if (ReadVerb(typed, out var rest) is not { } verb)
            return new ParsedCommand.Unknown(TypedText.Shorten(typed, ShownLength), Nearest(typed));

        return verb switch
        {
            CommandVerb.Help => new ParsedCommand.Help(),
            CommandVerb.Notice => new ParsedCommand.Notice(),
            CommandVerb.Templates => new ParsedCommand.Templates(),
            CommandVerb.Campaigns => new ParsedCommand.Campaigns(),
            CommandVerb.MyData => new ParsedCommand.MyData(),
            CommandVerb.Start => StartCommandReader.Read(WithoutVerb(typed, rest)),
            CommandVerb.Status => Named(typed, rest, name => new ParsedCommand.Status(name), new ParsedCommand.Status(Name: null)),
            CommandVerb.Remind => Named(typed, rest, name => new ParsedCommand.Remind(name), NameMissing(verb)),
            CommandVerb.Close => Named(typed, rest, name => new ParsedCommand.Close(name), NameMissing(verb)),
            CommandVerb.Verify => Named(typed, rest, name => new ParsedCommand.Verify(name), NameMissing(verb)),
            _ => throw new InvalidOperationException($"The command {verb} has no reader."),
        };
    }

    /// <summary>Takes off a slash and what is left of a mention, whose markup clients do not always remove.</summary>
    private static string WithoutAddressing(string typed)
    {
        while (true)
        {
            var end = typed.StartsWith("<at>", StringComparison.OrdinalIgnoreCase) ? typed.IndexOf("</at>", StringComparison.OrdinalIgnoreCase) + "</at>".Length
                : typed.StartsWith('@') ? typed.IndexOf(' ', StringComparison.Ordinal)
                : typed.StartsWith('/') ? 1
                : 0;
            if (end == 0)
                return typed;
            // "<at>" without its end, or a mention and nothing else
            if (end < 0 || (end < "</at>".Length && typed[0] == '<'))
                return typed[0] == '@' ? "" : typed[4..].TrimStart();
            typed = typed[end..].TrimStart(' ', ',', ':');
        }
    }

    private static CommandVerb? ReadVerb(string typed, out int rest)
    {
        var first = WordEnd(typed, 0);
        if (first < typed.Length && Lookup(typed, WordEnd(typed, first + 1)) is { } two)
        {
            rest = WordEnd(typed, first + 1);
            return two;
        }

        rest = first;
        return Lookup(typed, first);
    }

    private static int WordEnd(string typed, int start)
    {
        var end = typed.IndexOf(' ', start);
        return end < 0 ? typed.Length : end;
    }

    private static CommandVerb? Lookup(string typed, int end) =>
        Verbs.TryGetValue(typed[..end].TrimEnd('.', '!', '?', ',', ':', ';'), out var verb) ? verb : null;

    private static string[] Nearest(string typed)
    {
        var first = WordEnd(typed, 0);
        var second = first < typed.Length ? WordEnd(typed, first + 1) : first;
        List<string> near = [.. NearNames.Find(typed[..second], Verbs.Keys), .. NearNames.Find(typed[..first], Verbs.Keys)];
        // Each verb once and by the word that people see; with nothing near, help is the way on.
        var shown = near.Select(word => CommandWords.English.Verbs[Verbs[word]][0]).Distinct(StringComparer.Ordinal).Take(3).ToArray();
        return shown.Length > 0 ? shown : [CommandWords.English.Verbs[CommandVerb.Help][0]];
    }

    /// <summary>The verb's characters are blanked rather than cut off, so that places are those the person sees.</summary>
    private static string WithoutVerb(string typed, int rest) => new string(' ', rest) + typed[rest..];

    private static ParsedCommand Named(string typed, int rest, Func<string, ParsedCommand> named, ParsedCommand unnamed)
    {
        if (!CommandTokens.TryRead(WithoutVerb(typed, rest), out var tokens, out var problem))
            return problem;
        var name = string.Join(' ', tokens.Select(token => token.Text)).Replace(" ,", ",", StringComparison.Ordinal);
        return name.Length == 0 ? unnamed : named(name);
    }

    private static ParsedCommand.Malformed NameMissing(CommandVerb verb) =>
        new(MalformedKeys.NameMissing, [CommandWords.English.Verbs[verb][0]], CommandInfo.Of(verb).Example);
}
