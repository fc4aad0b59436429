using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Annotations;
using PdfSharp.UniversalAccessibility;
using TeamsOptOutBot.Documents.Content;

namespace TeamsOptOutBot.Documents.Pdf;

/// <summary>Draws one page and says of everything what it is: heading, list, table, link; the rest is an artifact.</summary>
internal sealed class PdfPageDrawing(DocumentFonts fonts, LaidOut laidOut, XGraphics graphics, StructureBuilder structure, int page)
{
    private static readonly XPdfFontOptions Embedded = new(PdfFontEncoding.Unicode);
    private static readonly XBrush Black = new XSolidBrush(XColor.FromArgb(0x1F, 0x1F, 0x1F));
    private static readonly XBrush Grey = new XSolidBrush(XColor.FromArgb(0x55, 0x55, 0x55));
    private static readonly XBrush Blue = new XSolidBrush(XColor.FromArgb(0x0B, 0x57, 0xA4));
    private static readonly XPen Line = new(XColor.FromArgb(0x8A, 0x8A, 0x8A), 0.75);

    private double Scale => laidOut.Scale;

    public void Run()
    {
        PlacedBlock? before = null;
        foreach (var block in laidOut.Blocks.Where(block => block.Page == page))
        {
            Switch(before?.Block, block.Block);
            Draw(block);
            before = block;
        }

        Switch(before?.Block, null);
        DrawFooter();
    }

    /// <summary>Lists and tables hold their neighbours of one kind.</summary>
    private void Switch(Block? before, Block? after)
    {
        var (ended, begun) = (Container(before), Container(after));
        if (Equals(ended, begun))
        {
            return;
        }

        if (ended is not null)
        {
            structure.End();
        }

        if (begun is not null)
        {
            structure.BeginElement(begun is Block.Facts ? PdfBlockLevelElementTag.Table : PdfBlockLevelElementTag.List);
        }
    }

    private static object? Container(Block? block) => block switch
    {
        Block.Item item => item.Kind,
        Block.Facts facts => facts,
        _ => null,
    };

    private void Draw(PlacedBlock block)
    {
        switch (block.Block)
        {
            case null:
                Tagged(block.Style == TextStyle.Title ? PdfBlockLevelElementTag.Heading1 : PdfBlockLevelElementTag.Paragraph, block);
                break;
            case Block.Heading heading:
                Tagged(heading.Level == 1 ? PdfBlockLevelElementTag.Heading2 : PdfBlockLevelElementTag.Heading3, block);
                break;
            case Block.Paragraph:
                Tagged(PdfBlockLevelElementTag.Paragraph, block);
                break;
            case Block.Item item:
                DrawItem(item, block);
                break;
            case Block.Facts:
                DrawRow(block);
                break;
            case Block.Sample:
                DrawSample(block);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block));
        }
    }

    private void Tagged(PdfBlockLevelElementTag tag, PlacedBlock block)
    {
        structure.BeginElement(tag);
        DrawLines(block.Lines, block.Style, laidOut.Margin + (block.Style.Indent * Scale), Top(block));
        structure.End();
    }

    private void DrawItem(Block.Item item, PlacedBlock block)
    {
        structure.BeginElement(PdfBlockLevelElementTag.ListItem);
        if (item.Kind == ItemKind.Point)
        {
            structure.BeginElement(PdfBlockLevelElementTag.Label);
            DrawLines(["•"], block.Style, laidOut.Margin + (2 * Scale), Top(block));
            structure.End();
        }
        else
        {
            var size = block.Style.Size * Scale;
            structure.BeginArtifact();
            graphics.DrawRectangle(Line, laidOut.Margin + 1, Top(block) + (0.28 * size), 0.9 * size, 0.9 * size);
            structure.End();
        }

        structure.BeginElement(PdfBlockLevelElementTag.ListBody);
        DrawLines(block.Lines, block.Style, laidOut.Margin + (block.Style.Indent * Scale), Top(block));
        structure.End();
        structure.End();
    }

    private void DrawRow(PlacedBlock block)
    {
        var width = laidOut.Paper.Width - (2 * laidOut.Margin);
        structure.BeginElement(PdfBlockLevelElementTag.TableRow);
        structure.BeginElement(PdfBlockLevelElementTag.TableHeaderCell);
        DrawLines(block.Labels, block.Style with { Bold = true }, laidOut.Margin, Top(block));
        structure.End();
        structure.BeginElement(PdfBlockLevelElementTag.TableDataCell);
        DrawLines(block.Lines, block.Style, laidOut.Margin + (width * LaidOut.LabelShare), Top(block));
        structure.End();
        structure.End();
    }

    private void DrawSample(PlacedBlock block)
    {
        structure.BeginArtifact();
        graphics.DrawLine(new XPen(XColor.FromArgb(0x8A, 0x8A, 0x8A), 2), laidOut.Margin + 2, Top(block), laidOut.Margin + 2, block.Top + block.Height - (block.Style.After * Scale));
        structure.End();
        structure.BeginElement(PdfGroupingElementTag.BlockQuotation);
        Tagged(PdfBlockLevelElementTag.Paragraph, block);
        structure.End();
    }

    private void DrawFooter()
    {
        structure.BeginArtifact();
        graphics.DrawLine(Line, laidOut.Margin, laidOut.FooterTop - 4, laidOut.Paper.Width - laidOut.Margin, laidOut.FooterTop - 4);
        DrawLines(laidOut.Footer, TextStyle.Footer, laidOut.Margin, laidOut.FooterTop);
        var number = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{page + 1} / {laidOut.Pages}");
        if (laidOut.Pages > 1)
        {
            var width = fonts.Width(number, laidOut.Document.Language, bold: false) * TextStyle.Footer.Size * Scale;
            DrawLines([number], TextStyle.Footer, laidOut.Paper.Width - laidOut.Margin - width, laidOut.FooterTop);
        }

        structure.End();
    }

    private double Top(PlacedBlock block) => block.Top + (block.Style.Before * Scale);

    private void DrawLines(IReadOnlyList<string> lines, TextStyle style, double left, double top)
    {
        var size = style.Size * Scale;
        var links = LinkOfEachLine(lines);
        for (var index = 0; index < lines.Count; index++)
        {
            var baseline = top + (index * size * TextStyle.Leading) + (1.07 * size);
            var at = left;
            foreach (var (text, link) in links[index])
            {
                at += DrawText(text, link, style, at, baseline);
            }
        }
    }

    private double DrawText(string text, string? link, TextStyle style, double left, double baseline)
    {
        var size = style.Size * Scale;
        var width = fonts.Width(text, laidOut.Document.Language, style.Bold) * size;
        if (link is not null)
        {
            var area = graphics.Transformer.WorldToDefaultPage(new XRect(left, baseline - size, width, 1.3 * size));
            var annotation = PdfLinkAnnotation.CreateWebLink(new PdfRectangle(area), link);
            structure.BeginElement(annotation, link);
        }

        foreach (var (run, family) in fonts.Runs(text, laidOut.Document.Language, style.Bold))
        {
            var font = new XFont(family, size, style.Bold ? XFontStyleEx.Bold : XFontStyleEx.Regular, Embedded);
            graphics.DrawString(run, font, link is not null ? Blue : style.Quiet ? Grey : Black, left, baseline);
            left += fonts.Width(run, laidOut.Document.Language, style.Bold) * size;
        }

        if (link is not null)
        {
            structure.End();
        }

        return width;
    }

    /// <summary>Each line in pieces with the address they lead to; an address that is broken leads there from every line.</summary>
    private static List<List<(string Text, string? Link)>> LinkOfEachLine(IReadOnlyList<string> lines)
    {
        var result = new List<List<(string Text, string? Link)>> { new() };
        foreach (var (text, isAddress) in Addresses.Split(string.Concat(lines)))
        {
            for (var rest = text; rest.Length > 0;)
            {
                var room = lines[result.Count - 1].Length - result[^1].Sum(piece => piece.Text.Length);
                if (room == 0)
                {
                    result.Add([]);
                    continue;
                }

                var taken = rest[..Math.Min(room, rest.Length)];
                result[^1].Add((taken, isAddress ? text : null));
                rest = rest[taken.Length..];
            }
        }

        while (result.Count < lines.Count)
        {
            result.Add([]);
        }

        return result;
    }
}
