using TeamsOptOutBot.Documents.Content;

namespace TeamsOptOutBot.Documents.Pdf;

/// <summary>Lays a document out on pages. Nothing is drawn: what comes out says which lines stand where.</summary>
/// <param name="numbered">Whether a page number stands beside the footer.</param>
/// <param name="newPage">The block that begins a page wherever it would stand; -1 for none.</param>
internal sealed class PageFlow(DocumentFonts fonts, Document document, PaperSize paper, double scale, bool numbered, int newPage)
{
    private const double Margin = 54;
    private const double FooterGap = 12;
    private const double NumberWidth = 40;

    /// <summary>Before a sentence that follows a list: more than stands between the items.</summary>
    private const double AfterList = 6;

    /// <summary>A paragraph with fewer lines does not have the last page to itself.</summary>
    private const int FewLines = 3;

    private readonly List<PlacedBlock> placed = [];
    private double at = Margin;
    private int page;

    private double Width => paper.Width - (2 * Margin);

    private double Bottom => paper.Height - Margin - (FooterLines().Count * LineHeight(TextStyle.Footer)) - FooterGap;

    public static LaidOut Run(DocumentFonts fonts, Document document, PaperSize paper, double scale = 1)
    {
        var flow = Placed(fonts, document, paper, scale, numbered: false, newPage: -1);
        if (flow.page > 0)
        {
            flow = Placed(fonts, document, paper, scale, numbered: true, newPage: -1);
            if (flow.LonelyEnd() is { } before)
            {
                flow = Placed(fonts, document, paper, scale, numbered: true, before);
            }
        }

        return new LaidOut(document, paper, scale, flow.placed, flow.page + 1, flow.FooterLines(), flow.Bottom + FooterGap, Margin);
    }

    private static PageFlow Placed(DocumentFonts fonts, Document document, PaperSize paper, double scale, bool numbered, int newPage)
    {
        var flow = new PageFlow(fonts, document, paper, scale, numbered, newPage);
        flow.Place();
        return flow;
    }

    /// <summary>The block to move over where a short closing paragraph has the last page to itself, with what is kept with it; null where none has, or where nothing would stay behind.</summary>
    private int? LonelyEnd()
    {
        if (placed.Where(block => block.Page == page).ToList() is not [{ Block: Block.Paragraph, Lines.Count: < FewLines }] || document.Blocks.Count < 2)
        {
            return null;
        }

        var first = document.Blocks.Count - 2;
        while (first > 0 && KeptWithNext(first - 1))
        {
            first--;
        }

        var stay = document.Blocks.Take(first).ToList();
        return placed.Any(block => block.Page == page - 1 && stay.Exists(other => ReferenceEquals(other, block.Block))) ? first : null;
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
            if (index == newPage)
            {
                page++;
                at = Margin;
            }

            foreach (var composed in Composed(index))
            {
                Add(composed, after: KeptWithNext(index) ? Chain(index + 1) : 0);
            }
        }
    }

    /// <summary>
    /// A heading, or the sentence that announces a list or a wording, never stands alone at the foot of a page, and the last
    /// item of a list never at the head of one.
    /// </summary>
    private bool KeptWithNext(int index) =>
        index + 1 < document.Blocks.Count
        && (document.Blocks[index] is Block.Heading || (document.Blocks[index] is Block.Paragraph && document.Blocks[index + 1] is Block.Item or Block.Sample) || IsLastButOne(index));

    private bool IsLastButOne(int index) =>
        document.Blocks[index] is Block.Item && document.Blocks[index + 1] is Block.Item && !(index + 2 < document.Blocks.Count && document.Blocks[index + 2] is Block.Item);

    /// <summary>How much stays together from a block on: a sentence that is kept with its list keeps the heading above it, too.</summary>
    private double Chain(int index) => Composed(index)[0].Height + (KeptWithNext(index) ? Chain(index + 1) : 0);

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

    private IReadOnlyList<PlacedBlock> Composed(int index) => document.Blocks[index] switch
    {
        Block.Facts facts => [.. facts.Rows.Select(row => Row(facts, row))],
        Block.Heading heading => [Compose(heading, heading.Text, TextStyle.Of(heading))],
        Block.Paragraph paragraph => [Compose(paragraph, paragraph.Text, index > 0 && document.Blocks[index - 1] is Block.Item ? TextStyle.Of(paragraph) with { Before = AfterList } : TextStyle.Of(paragraph))],
        Block.Item item => [Compose(item, item.Text, TextStyle.Of(item))],
        Block.Sample sample => [Compose(sample, sample.Text, TextStyle.Of(sample))],
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
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

    private IReadOnlyList<string> FooterLines() => document.Footer.Length == 0 ? [] : Lines(document.Footer, TextStyle.Footer, numbered ? Width - NumberWidth : Width);

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
