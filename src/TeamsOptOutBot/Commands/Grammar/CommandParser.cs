using System.Globalization;

namespace TeamsOptOutBot.Commands.Grammar;

/// <summary>Reads a chat message as a command. Never throws, whatever was typed; the work is linear in at most <see cref="MaxLength"/> characters.</summary>
internal sealed class CommandParser(CommandWords words)
{
    public const int MaxLength = 2000;

    private const int ShownLength = 80;

    public ParsedCommand Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
            return new ParsedCommand.Malformed(MalformedKeys.TooLong, [MaxLength.ToString(CultureInfo.InvariantCulture)], CommandVerb.Start, CommandInfo.Of(CommandVerb.Start).Example);

        var typed = WithoutAddressing(TypedText.Normalise(text));
        if (typed.Length == 0)
            return new ParsedCommand.Help();

        if (ReadVerb(typed, out var rest) is not { } verb)
            return new ParsedCommand.Unknown(TypedText.Shorten(typed, ShownLength), Nearest(typed));

        return verb switch
        {
            CommandVerb.Help => new ParsedCommand.Help(),
            CommandVerb.Notice => Named(typed, rest, name => new ParsedCommand.Notice(name), new ParsedCommand.Notice(Template: null)),
            CommandVerb.Checklist => Named(typed, rest, name => new ParsedCommand.Checklist(name), new ParsedCommand.Checklist(Template: null)),
            CommandVerb.PolicyNote => Named(typed, rest, name => new ParsedCommand.PolicyNote(name), new ParsedCommand.PolicyNote(Template: null)),
            CommandVerb.Templates => new ParsedCommand.Templates(),
            CommandVerb.Campaigns => new ParsedCommand.Campaigns(),
            CommandVerb.MyData => new ParsedCommand.MyData(),
            CommandVerb.EraseMe => new ParsedCommand.EraseMe(),
            CommandVerb.Doctor => new ParsedCommand.Doctor(),
            CommandVerb.Start => StartCommandReader.Read(WithoutVerb(typed, rest)),
            CommandVerb.Status => Named(typed, rest, name => new ParsedCommand.Status(name), new ParsedCommand.Status(Name: null)),
            CommandVerb.Remind => Named(typed, rest, name => new ParsedCommand.Remind(name), NameMissing(verb)),
            CommandVerb.Close => Named(typed, rest, name => new ParsedCommand.Close(name), NameMissing(verb)),
            CommandVerb.Why => Named(typed, rest, person => new ParsedCommand.Why(person), new ParsedCommand.Malformed(MalformedKeys.PersonMissing, [], verb, CommandInfo.Of(verb).Example)),
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

    /// <summary>The longest beginning that is a command's word.</summary>
    private CommandVerb? ReadVerb(string typed, out int rest)
    {
        var ends = new List<int> { WordEnd(typed, 0) };
        while (ends[^1] < typed.Length && ends.Count <= words.MostSpaces)
            ends.Add(WordEnd(typed, ends[^1] + 1));
        foreach (var end in Enumerable.Reverse(ends))
        {
            rest = end;
            if (words.Find(typed[..end].TrimEnd('.', '!', '?', ',', ':', ';', '。', '！', '？', '，', '：')) is { } verb)
                return verb;
        }

        rest = ends[0];
        return null;
    }

    private static int WordEnd(string typed, int start)
    {
        var end = typed.IndexOf(' ', start);
        return end < 0 ? typed.Length : end;
    }

    private CommandVerb[] Nearest(string typed)
    {
        var first = WordEnd(typed, 0);
        var second = first < typed.Length ? WordEnd(typed, first + 1) : first;
        List<string> near = [.. NearNames.Find(typed[..second], words.Known), .. NearNames.Find(typed[..first], words.Known)];
        // Each verb once; with nothing near, help is the way on.
        var verbs = near.Select(word => words.Find(word)!.Value).Distinct().Take(3).ToArray();
        return verbs.Length > 0 ? verbs : [CommandVerb.Help];
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
        new(MalformedKeys.NameMissing, [], verb, CommandInfo.Of(verb).Example);
}
