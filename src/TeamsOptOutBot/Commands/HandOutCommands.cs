using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Commands.Grammar;
using TeamsOptOutBot.Documents;
using TeamsOptOutBot.Documents.PolicyNotes;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Commands;

/// <summary><c>notice</c>, <c>checklist</c> and <c>policy-note</c>: what is handed out, as a card and as downloads.</summary>
internal sealed class HandOutCommands(CampaignTemplateLibrary library, PolicyNoteLibrary notes, DocumentLinks links, PdfDesk pdf, IReader reader, CardBook book, Replies replies)
{
    /// <summary>The notice that this product exists for.</summary>
    private const string First = "linkedin-ai";

    public async Task<Reply> StaffNoticeAsync(Asker asker, string? name, CancellationToken cancellationToken)
    {
        if (Find(name) is not { } template)
            return Unknown(asker, CommandVerb.Notice, name);
        var region = await RegionOfAsync(asker, cancellationToken);
        var downloads = Offer(asker, template, region, [(TextKeys.DownloadsText, "staff-notice.txt", null), (TextKeys.DownloadsMail, "staff-notice.html", null), (TextKeys.DownloadsPost, "teams-post.html", null)]);
        return new Reply(book.StaffNotice(new StaffNoticeFacts(asker.Language, template, name is null ? [.. Sendable().Where(id => id != template.Id)] : [], downloads)), template.TextsFor(asker.Language).Subject);
    }

    public async Task<Reply> ChecklistAsync(Asker asker, string? name, CancellationToken cancellationToken)
    {
        if (Find(name) is not { } template)
            return Unknown(asker, CommandVerb.Checklist, name);
        var region = await RegionOfAsync(asker, cancellationToken);
        var downloads = pdf.Trouble() is null
            ? Offer(asker, template, region, [(TextKeys.DownloadsPdfA4, "checklist.pdf", "a4"), (TextKeys.DownloadsPdfLetter, "checklist.pdf", "letter"), (TextKeys.DownloadsPage, "checklist.html", null)])
            : Offer(asker, template, region, [(TextKeys.DownloadsPage, "checklist.html", null), (TextKeys.DownloadsText, "checklist.txt", null)]);
        return new Reply(book.Checklist(new ChecklistFacts(asker.Language, template, region, downloads)), Text(asker, TextKeys.ChecklistTitle, ("name", template.TextsFor(asker.Language).Name)));
    }

    public Reply PolicyNote(Asker asker, string? name)
    {
        if (Find(name) is not { } template)
            return Unknown(asker, CommandVerb.PolicyNote, name);
        if (notes.Find(template.Id) is null)
            return replies.Say(asker, ReplyKeys.NoPolicyNote, [.. notes.Ids.Select(id => replies.Command(asker, CommandVerb.PolicyNote, id))], ("template", template.Id), ("known", string.Join(", ", notes.Ids)));
        return new Reply(book.PolicyNote(new PolicyNoteFacts(asker.Language, template.Id, template.TextsFor(asker.Language).Name)), Text(asker, TextKeys.PolicyTitle));
    }

    /// <summary>One that is there to be copied is handed out to nobody.</summary>
    private CampaignTemplate? Find(string? name) => library.Find(name ?? First) is { Example: false } template ? template : null;

    private IEnumerable<string> Sendable() => library.All.Where(template => !template.Example).Select(template => template.Id);

    private Reply Unknown(Asker asker, CommandVerb verb, string? name)
    {
        var near = name is null ? [] : library.Nearest(name).Intersect(Sendable()).ToList();
        return replies.Say(
            asker, ReplyKeys.UnknownTemplate, [.. (near.Count > 0 ? near : Sendable()).Select(id => replies.Command(asker, verb, id))], ("template", PlainText.Name(name ?? First)));
    }

    private Downloads Offer(Asker asker, CampaignTemplate template, Region region, IReadOnlyList<(string Title, string File, string? Paper)> files)
    {
        var offered = files.Select(file => (file.Title, Address: links.Open(template.Id, file.File, asker.Language, region, file.Paper))).ToList();
        if (offered.Exists(file => file.Address is null))
            return new Downloads([], Text(asker, TextKeys.DownloadsNoAddress));
        return new Downloads([.. offered.Select(file => new Download(Text(asker, file.Title), file.Address!))], pdf.Trouble() is null ? null : Text(asker, TextKeys.DownloadsNoFonts));
    }

    /// <summary>By the country that the directory names, else by the one in the language's tag.</summary>
    private async Task<Region> RegionOfAsync(Asker asker, CancellationToken cancellationToken)
    {
        var country = await reader.ReadAsync((database, token) => database.People.Where(p => p.AadId == asker.AadId).Select(p => p.Country).FirstOrDefaultAsync(token), cancellationToken);
        return library.Regions.Of(country ?? (asker.Language.Split('-') is [_, .., { Length: 2 } tag] ? tag.ToUpperInvariant() : null));
    }

    private string Text(Asker asker, string key, params ReadOnlySpan<(string Name, object Value)> args) => replies.Texts.Format(key, asker.Language, args);
}
