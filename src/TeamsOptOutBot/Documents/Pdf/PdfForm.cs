using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;
using TeamsOptOutBot.Documents.Content;

namespace TeamsOptOutBot.Documents.Pdf;

/// <summary>
/// A document as a tagged PDF with its typefaces inside. The same document gives the same bytes. PDFsharp keeps what it
/// learns of a typeface in static tables, so one document is drawn at a time.
/// </summary>
internal sealed class PdfForm(DocumentFonts fonts)
{
    /// <summary>The smallest scale at which ten points are still read without effort on paper (8 pt).</summary>
    private const double Smallest = 0.8;
    private const double Step = 0.02;

    private readonly Lock drawing = new();

    /// <param name="onePage">Set smaller until it is one page, where it is a little longer.</param>
    public byte[] Write(Document document, PaperSize paper, bool onePage = false)
    {
        lock (drawing)
        {
            return Draw(Layout(document, paper, onePage));
        }
    }

    public LaidOut Layout(Document document, PaperSize paper, bool onePage)
    {
        var laidOut = PageFlow.Run(fonts, document, paper);
        for (var scale = 1 - Step; onePage && laidOut.Pages > 1 && scale >= Smallest - 0.001; scale -= Step)
        {
            laidOut = PageFlow.Run(fonts, document, paper, scale);
        }

        return laidOut;
    }

    private byte[] Draw(LaidOut laidOut)
    {
        using var pdf = new PdfDocument();
        var structure = UAManager.ForDocument(pdf).StructureBuilder;
        var document = laidOut.Document;
        pdf.Internals.Catalog.Elements.SetString("/Lang", document.Language);
        pdf.Info.Title = document.Title;
        pdf.Info.Subject = document.Subject;
        // Its signs would end an element in the XML of the metadata, which PDFsharp does not escape.
        pdf.Info.Author = document.Author.Replace('<', '‹').Replace('>', '›');
        pdf.Info.Creator = "TeamsOptOutBot";
        pdf.Info.CreationDate = pdf.Info.ModificationDate = document.On.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var pages = new List<PdfPage>();
        for (var index = 0; index < laidOut.Pages; index++)
        {
            var page = pdf.AddPage();
            page.Width = XUnit.FromPoint(laidOut.Paper.Width);
            page.Height = XUnit.FromPoint(laidOut.Paper.Height);
            using var graphics = XGraphics.FromPdfPage(page);
            new PdfPageDrawing(fonts, laidOut, graphics, structure, index).Run();
            pages.Add(page);
        }

        using var file = new MemoryStream();
        pdf.Save(file, closeStream: false);
        return StableBytes.Of(file.ToArray());
    }
}
