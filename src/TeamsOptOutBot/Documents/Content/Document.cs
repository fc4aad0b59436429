namespace TeamsOptOutBot.Documents.Content;

/// <summary>A paper that people get, before it has a form: PDF, web page or plain text.</summary>
/// <param name="Language">The language its texts are in.</param>
/// <param name="Author">The organisation that hands it out; empty when nobody is named.</param>
/// <param name="On">The day it was made.</param>
/// <param name="Footer">Stands at the foot of every page.</param>
internal sealed record Document(string Language, string Title, string Subject, string Author, DateOnly On, string Footer, IReadOnlyList<Block> Blocks);

/// <summary>One part of a document, from above to below.</summary>
internal abstract record Block
{
    private Block()
    {
    }

    /// <param name="Level">1 below the title, 2 below that.</param>
    public sealed record Heading(int Level, string Text) : Block;

    public sealed record Paragraph(string Text, Emphasis Emphasis = Emphasis.None) : Block;

    /// <summary>An item of a list; neighbours of one kind are one list.</summary>
    public sealed record Item(ItemKind Kind, string Text) : Block;

    /// <summary>Labels with their values.</summary>
    public sealed record Facts(IReadOnlyList<(string Label, string Value)> Rows) : Block;

    /// <summary>Wording to copy.</summary>
    public sealed record Sample(string Text) : Block;
}

internal enum Emphasis
{
    None,
    Strong,
    Quiet,
}

internal enum ItemKind
{
    Point,

    /// <summary>With a box to tick.</summary>
    Check,
}
