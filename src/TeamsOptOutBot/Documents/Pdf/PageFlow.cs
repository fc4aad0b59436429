using TeamsOptOutBot.Documents.Content;

namespace TeamsOptOutBot.Documents.Pdf;

/// <summary>Lays a document out on pages. Nothing is drawn: what comes out says which lines stand where.</summary>
internal sealed class PageFlow(DocumentFonts fonts, Document document, PaperSize paper, double scale)
{
    private const double Margin = 54;
    private const double FooterGap = 12;

    private readonly List<PlacedBlock> placed = [];
    private double at = Margin;
    private int page;

    private double Width => paper.Width - (2 * Margin);

    private double Bottom => paper.Height - Margin - (FooterLines().Count * LineHeight(TextStyle.Footer)) - FooterGap;

    public static LaidOut Run(DocumentFonts fonts, Document document, PaperSize paper, double scale = 1)
    {
        var flow = new PageFlow(fonts, document, paper, scale);
        flow.Place();
        return new LaidOut(document, paper, scale, flow.placed, flow.page + 1, flow.FooterLines(), flow.Bottom + FooterGap, Margin);
    }

    private void Place()
    {
        Add(Compose(null, document.Title, TextStyle.Title), after: 0);
        if (document.Subject.Length > 0)
        {
            Add(Compose(null, document.Subject, TextStyle.Subject), after: 0);
        }

        for (var index = 0; index < document.Blocks.Count; index++)
        {
            var block = document.Blocks[index];
            foreach (var composed in Composed(block))
            {
                Add(composed, after: KeptWithNext(index) ? Chain(index + 1) : 0);
            }
        }
    }

    /// <summary>A heading, or the sentence that announces a list or a wording, never stands alone at the foot of a page.</summary>
    private bool KeptWithNext(int index) =>
        index + 1 < document.Blocks.Count
        && (document.Blocks[index] is Block.Heading || (document.Blocks[index] is Block.Paragraph && document.Blocks[index + 1] is Block.Item or Block.Sample));

    /// <summary>How much stays together from a block on: a sentence that is kept with its list keeps the heading above it, too.</summary>
    private double Chain(int index) => Composed(document.Blocks[index])[0].Height + (KeptWithNext(index) ? Chain(index + 1) : 0);

    private void Add(PlacedBlock block, double after)
    {
        if (at > Margin && at + block.Height + (after > 0 ? after : -block.Style.After) > Bottom)
        {
            page++;
            at = Margin;
        }

        placed.Add(block with { Page = page, Top = at });
        at += block.Height;
    }

    private IReadOnlyList<PlacedBlock> Composed(Block block) => block switch
    {
        Block.Facts facts => [.. facts.Rows.Select(row => Row(facts, row))],
        Block.Heading heading => [Compose(block, heading.Text, TextStyle.Of(block))],
        Block.Paragraph paragraph => [Compose(block, paragraph.Text, TextStyle.Of(block))],
        Block.Item item => [Compose(block, item.Text, TextStyle.Of(block))],
        Block.Sample sample => [Compose(block, sample.Text, TextStyle.Of(block))],
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private PlacedBlock Compose(Block? block, string text, TextStyle style)
    {
        var lines = Lines(text, style, Width - (style.Indent * scale));
        return new PlacedBlock(block, style, lines, [], 0, 0, ((style.Before + style.After) * scale) + (lines.Count * LineHeight(style)));
    }

    private PlacedBlock Row(Block.Facts facts, (string Label, string Value) row)
    {
        var style = TextStyle.Of(facts);
        var labels = Lines(row.Label, style with { Bold = true }, (Width * LaidOut.LabelShare) - 8);
        var values = Lines(row.Value, style, Width * (1 - LaidOut.LabelShare));
        return new PlacedBlock(facts, style, values, labels, 0, 0, ((style.Before + style.After) * scale) + (Math.Max(labels.Count, values.Count) * LineHeight(style)));
    }

    private IReadOnlyList<string> FooterLines() => document.Footer.Length == 0 ? [] : Lines(document.Footer, TextStyle.Footer, Width - 40);

    private IReadOnlyList<string> Lines(string text, TextStyle style, double width) =>
        LineBreaker.Break(text, width / (style.Size * scale), piece => fonts.Width(piece, document.Language, style.Bold));

    private double LineHeight(TextStyle style) => style.Size * scale * TextStyle.Leading;
}

/// <param name="Block">Null for the title and the line below it.</param>
/// <param name="Labels">Of a row with a label: the label's lines.</param>
/// <param name="Top">From the upper edge of the sheet, the space before the block included.</param>
internal sealed record PlacedBlock(Block? Block, TextStyle Style, IReadOnlyList<string> Lines, IReadOnlyList<string> Labels, int Page, double Top, double Height);

/// <param name="FooterTop">Upper edge of the footer's first line.</param>
internal sealed record LaidOut(
    Document Document, PaperSize Paper, double Scale, IReadOnlyList<PlacedBlock> Blocks, int Pages, IReadOnlyList<string> Footer, double FooterTop, double Margin)
{
    /// <summary>The part of the width that labels take.</summary>
    public const double LabelShare = 0.3;
}
