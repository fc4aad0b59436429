using TeamsOptOutBot.Documents.Content;

namespace TeamsOptOutBot.Documents.Pdf;

/// <summary>How a block is set, before it is scaled: sizes in points.</summary>
/// <param name="Indent">From the left margin to the text.</param>
internal sealed record TextStyle(double Size, bool Bold, double Before, double After, double Indent = 0, bool Quiet = false)
{
    /// <summary>Distance of baselines in parts of the size.</summary>
    public const double Leading = 1.38;

    public static TextStyle Title { get; } = new(18, Bold: true, 0, 4);

    public static TextStyle Subject { get; } = new(11, Bold: false, 0, 6, Quiet: true);

    public static TextStyle Footer { get; } = new(8, Bold: false, 0, 0, Quiet: true);

    public static TextStyle Of(Block block) => block switch
    {
        Block.Heading { Level: 1 } => new(13, Bold: true, 12, 3),
        Block.Heading => new(10.5, Bold: true, 7, 2),
        Block.Paragraph paragraph => new(10, paragraph.Emphasis == Emphasis.Strong, 0, 5, Quiet: paragraph.Emphasis == Emphasis.Quiet),
        Block.Item { Kind: ItemKind.Check } => new(10, Bold: false, 2, 4, Indent: 18),
        Block.Item => new(10, Bold: false, 0, 3, Indent: 12),
        Block.Facts => new(10, Bold: false, 1, 1),
        Block.Sample => new(10, Bold: false, 6, 10, Indent: 12),
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };
}
