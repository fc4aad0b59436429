using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Documents.Content;
using TeamsOptOutBot.Documents.Forms;
using TeamsOptOutBot.Links;
using TeamsOptOutBot.Documents.Pdf;
using TeamsOptOutBot.Documents.PolicyNotes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Documents;

/// <summary>Downloads. Checklist and staff notice are general information and open to everybody; a policy note is for whoever was given its link.</summary>
internal sealed class DocumentEndpoints(
    CampaignTemplateLibrary library, Checklist checklist, StaffNotice notice, PolicyNote policyNote, PolicyNoteLinks links, PdfDesk pdf, TextCatalogue texts)
{
    private const int LongestToken = 4_000;

    public async Task<IResult> OpenAsync(string template, string file, HttpContext context)
    {
        var language = LanguageOf(context.Request);
        if (library.Find(template) is not { Example: false } found)
        {
            return Refuse(context, 404, TextKeys.DownloadUnknownTemplate, language, ("known", string.Join(", ", library.All.Where(known => !known.Example).Select(known => known.Id))));
        }

        if (RegionOf(context.Request) is not { } region)
        {
            return Refuse(context, 400, TextKeys.DownloadUnknownRegion, language, ("known", RegionNames.Known));
        }

        if (PaperSize.Parse(context.Request.Query["paper"] is [{ Length: > 0 } paper] ? paper : PaperSize.A4.Name) is not { } size)
        {
            return Refuse(context, 400, TextKeys.DownloadUnknownPaper, language, ("known", "a4, letter"));
        }

        Public(context);
        switch (file)
        {
            case "checklist.pdf" when pdf.Trouble() is null:
                var document = checklist.Write(found, language, region);
                return await pdf.WriteAsync($"{found.Id}/{found.Version}/{document.Language}/{region}/{size.Name}", document, size, onePage: true, context.RequestAborted) is { } bytes
                    ? File(context, bytes, "application/pdf", $"{found.Id}-{DocumentLinks.Checklist}-{document.Language}.pdf")
                    : Busy(context, language);
            case "checklist.pdf":
                return Refuse(context, 503, TextKeys.DownloadNoFonts, language, ("other", "checklist.html"));
            case "checklist.html":
                return Page(context, checklist.Write(found, language, region));
            case "checklist.txt":
                return Text(context, PlainTextForm.Write(checklist.Write(found, language, region)), $"{found.Id}-{DocumentLinks.Checklist}.txt");
            case "staff-notice.html":
                return Page(context, notice.Page(found, language, region, post: false));
            case "teams-post.html":
                return Page(context, notice.Page(found, language, region, post: true));
            case "staff-notice.txt":
                return Text(context, notice.PlainText(found, language, region), $"{found.Id}-{DocumentLinks.StaffNotice}.txt");
            default:
                return Refuse(context, 404, TextKeys.DownloadUnknownFile, language, ("known", "checklist.pdf, checklist.html, checklist.txt, staff-notice.html, staff-notice.txt, teams-post.html"));
        }
    }

    public async Task<IResult> PolicyNoteAsync(string token, string file, HttpContext context)
    {
        var language = LanguageOf(context.Request);
        var headers = context.Response.Headers;
        (headers.CacheControl, headers["Referrer-Policy"], headers["X-Robots-Tag"]) = ("private, no-store", "no-referrer", "noindex");
        var (answers, opened) = token.Length > LongestToken ? (null, new Opened.Forged()) : await links.OpenAsync(token, context.RequestAborted);
        if (answers is null)
        {
            return opened is Opened.Expired expired
                ? Refuse(context, 410, TextKeys.DownloadExpired, language, ("date", DateOnly.FromDateTime(expired.On.UtcDateTime)))
                : Refuse(context, 404, TextKeys.DownloadForged, language);
        }

        if (policyNote.Write(answers) is not { } document)
        {
            return Refuse(context, 410, TextKeys.DownloadTemplateGone, language);
        }

        switch (file)
        {
            case "policy-note.pdf" when pdf.Trouble() is null:
                return await pdf.WriteAsync(key: null, document, PaperOf(answers), onePage: false, context.RequestAborted) is { } bytes
                    ? File(context, bytes, "application/pdf", "policy-note.pdf")
                    : Busy(context, language);
            case "policy-note.pdf":
                return Refuse(context, 503, TextKeys.DownloadNoFonts, language, ("other", "policy-note.html"));
            case "policy-note.html":
                return Page(context, document);
            case "policy-note.txt":
                return Text(context, PlainTextForm.Write(document), "policy-note.txt");
            default:
                return Refuse(context, 404, TextKeys.DownloadUnknownFile, language, ("known", "policy-note.pdf, policy-note.html, policy-note.txt"));
        }
    }

    /// <summary>North America prints on Letter.</summary>
    private static PaperSize PaperOf(PolicyAnswers answers) => answers.Regions is [Region.Canada] ? PaperSize.Letter : PaperSize.A4;

    private static IResult File(HttpContext context, byte[] bytes, string type, string name)
    {
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = name }.ToString();
        return Tagged(context, bytes, type);
    }

    private static IResult Text(HttpContext context, string text, string name) => File(context, Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", name);

    private static IResult Page(HttpContext context, Document document)
    {
        context.Response.Headers.ContentSecurityPolicy = HtmlForm.SecurityPolicy;
        context.Response.Headers.ContentLanguage = document.Language;
        return Tagged(context, Encoding.UTF8.GetBytes(HtmlForm.Write(document)), "text/html; charset=utf-8");
    }

    /// <summary>A browser that has it already is told so.</summary>
    private static IResult Tagged(HttpContext context, byte[] bytes, string type)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(bytes, type, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\""));
    }

    private static void Public(HttpContext context) => context.Response.Headers.CacheControl = "public, max-age=3600";

    private IResult Busy(HttpContext context, string language)
    {
        context.Response.Headers.RetryAfter = "5";
        return Refuse(context, 503, TextKeys.DownloadBusy, language);
    }

    private IResult Refuse(HttpContext context, int status, string key, string language, params ReadOnlySpan<(string Name, object Value)> args)
    {
        (context.Response.Headers.CacheControl, context.Response.Headers.XContentTypeOptions) = ("no-store", "nosniff");
        return Results.Text(texts.Format(key, language, args) + "\n", "text/plain; charset=utf-8", Encoding.UTF8, status);
    }

    /// <summary>What the link says, else what the browser asks for first.</summary>
    private static string LanguageOf(HttpRequest request) =>
        request.Query["lang"] is [{ Length: > 0 } asked] ? BrowserLanguage.Tag(asked) : BrowserLanguage.Of(request);

    private static Region? RegionOf(HttpRequest request) => request.Query["region"] is [{ Length: > 0 } asked] ? RegionNames.Parse(asked) : Region.Elsewhere;
}
