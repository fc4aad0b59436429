using System.Text.Json.Nodes;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Gallery;

/// <summary>The cards that hand something out.</summary>
internal sealed class HandOutGallery(CardBook book, CampaignTemplate template, string language)
{
    private static readonly Region[] Regions = Enum.GetValues<Region>();

    public IEnumerable<(string Card, string State, Region? Region, JsonObject Json)> All()
    {
        foreach (var region in Regions)
        {
            yield return ("checklist", "downloads", region, book.Checklist(new ChecklistFacts(language, template, region, Links(TextKeys.DownloadsPdfA4, TextKeys.DownloadsPdfLetter, TextKeys.DownloadsPage, TextKeys.DownloadsText))));
        }

        yield return ("checklist", "no address", Region.EuEea, book.Checklist(new ChecklistFacts(language, template, Region.EuEea, new Downloads([], Say(TextKeys.DownloadsNoAddress)))));
        yield return ("staff-notice", "downloads", null, book.StaffNotice(new StaffNoticeFacts(language, template, ["copilot-training", "x-grok"], Links(TextKeys.DownloadsMail, TextKeys.DownloadsPost, TextKeys.DownloadsText))));
        yield return ("policy-note", "invitation", null, book.PolicyNote(new PolicyNoteFacts(language, template.Id, template.TextsFor(language).Name)));
        yield return ("policy-note-form", "dialog", null, book.PolicyNoteForm(Form(problem: null, inDialog: true)));
        yield return ("policy-note-form", "chat, answered wrongly", null, book.PolicyNoteForm(Form(Say(TextKeys.PolicyWrongRegions), inDialog: false)));
        yield return ("policy-note-ready", "links", null, book.PolicyNoteReady(new PolicyNoteReadyFacts(language, Say(TextKeys.PolicyReadyText), [], Links(TextKeys.DownloadsPdf, TextKeys.DownloadsPage, TextKeys.DownloadsText))));
        yield return ("policy-note-ready", "as text", null, book.PolicyNoteReady(new PolicyNoteReadyFacts(language, Say(TextKeys.PolicyReadyNoAddress), [(true, Say(TextKeys.PolicyTitle)), (false, template.TextsFor(language).What)], Downloads.None)));
    }

    private Downloads Links(params string[] titles) => new([.. titles.Select(title => new Download(Say(title), new Uri("https://notices.contoso.example/documents/linkedin-ai/file")))], null);

    private PolicyNoteFormFacts Form(string? problem, bool inDialog)
    {
        (string, string)[] certainties = [(Say(TextKeys.PolicyYes), "yes"), (Say(TextKeys.PolicyNo), "no"), (Say(TextKeys.PolicyUnsure), "unsure")];
        string[] places = [TextKeys.PolicyRegionEuEea, TextKeys.PolicyRegionUnitedKingdom, TextKeys.PolicyRegionSwitzerland, TextKeys.PolicyRegionCanada, TextKeys.PolicyRegionHongKong, TextKeys.PolicyRegionElsewhere];
        return new PolicyNoteFormFacts(
            language, template.Id,
            [
                new("organisation", Say(TextKeys.PolicyAskOrganisation), "", Say(TextKeys.PolicyWrongOrganisation)),
                new("regions", Say(TextKeys.PolicyAskRegions), "", Say(TextKeys.PolicyWrongRegions), [.. places.Select((place, index) => (Say(place), RegionNames.Of(Regions[index])))]),
                new("pages", Say(TextKeys.PolicyAskPages), "", Say(TextKeys.PolicyWrongChoice), certainties),
                new("seats", Say(TextKeys.PolicyAskSeats), "", Say(TextKeys.PolicyWrongSeats), IsNumber: true),
                new("worksCouncil", Say(TextKeys.PolicyAskCouncil), "", Say(TextKeys.PolicyWrongChoice), certainties),
                new("contactName", Say(TextKeys.PolicyAskContact), "Ada Lovelace", Say(TextKeys.PolicyWrongContact)),
                new("contactMail", Say(TextKeys.PolicyAskMail), "ada.lovelace@contoso.example", Say(TextKeys.PolicyWrongMail)),
                new("language", Say(TextKeys.PolicyAskLanguage), "en", Say(TextKeys.PolicyWrongLanguage), [("English", "en"), ("Deutsch", "de")]),
            ],
            problem,
            inDialog);
    }

    private string Say(string key) => SampleTexts.Filled(book.Texts, key, language);
}
