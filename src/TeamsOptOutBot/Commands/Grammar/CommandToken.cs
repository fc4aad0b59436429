namespace TeamsOptOutBot.Commands.Grammar;

internal enum CommandTokenKind
{
    Word,
    Quoted,
    Comma,
}

/// <param name="Position">Where it begins in the normalised text, counted from 0.</param>
internal readonly record struct CommandToken(CommandTokenKind Kind, string Text, int Position)
{
    /// <summary>A quoted word is a name, never a keyword.</summary>
    public bool Is(IEnumerable<string> keywords) =>
        Kind == CommandTokenKind.Word && keywords.Contains(Text, StringComparer.OrdinalIgnoreCase);
}
