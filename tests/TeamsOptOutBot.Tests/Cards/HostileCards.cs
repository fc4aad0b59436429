using System.Text.Json.Nodes;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Privacy.Profiles;

namespace TeamsOptOutBot.Tests.Cards;

/// <summary>Every card of the book with a text of one's choice wherever people, the directory or a campaign put one.</summary>
internal static class HostileCards
{
    public static IEnumerable<(string Which, JsonObject Card)> WithNames(CardBook cards, string name)
    {
        var contact = new Contact(name, name);
        var notice = CardCases.Notice with { Groups = [.. Enumerable.Repeat(name, 20)], Contact = contact };
        var answered = new AnsweredFacts(CardCases.LinkedIn, "en", PrivacyProfile.Strict, 7, 1, CardCases.Due, 30, contact);
        yield return ("notice", cards.Notice(notice));
        yield return ("notice more", cards.NoticeMore(notice));
        yield return ("notice help", cards.NoticeHelp(notice));
        yield return ("answered", cards.Answered(answered with { Answer = AnswerKind.Done, AnsweredAt = CardCases.Now }));
        yield return ("answered stored", cards.Answered(answered));
        yield return ("closed", cards.Closed(new ClosedFacts(CardCases.LinkedIn, "en", CardCases.Due, Withdrawn: true, Answered: true, 30, contact)));
        yield return ("preview", cards.Preview(Preview(notice, name)));
        yield return ("progress", cards.Progress(new ProgressFacts("en", name, CardCases.Figures, 3, TimeSpan.FromMinutes(2), Ended: false, CardCases.Now)));
        yield return ("completion", cards.Completion(new CompletionFacts("en", CardCases.LinkedIn, name, CompletionReason.DueDate, CardCases.Figures, CardCases.Now)));
        yield return ("status", cards.Status(new StatusFacts("en", name, CampaignState.Running, CardCases.Due, EndedOn: null, CardCases.Now, CardCases.Figures, CardCases.Now)));
        yield return ("status list", cards.StatusList(new StatusListFacts("en", [.. Enumerable.Repeat(new CampaignLine(name, CampaignState.Running, CardCases.Due, EndedOn: null, CardCases.Figures.Delivery, 1), 40)])));
        yield return ("manager status", cards.ManagerStatus(new ManagerStatusFacts("en", name, 7, new ManagerNumber.TooFew(name, AnsweredShare.Most), CanNudge: true, CardCases.Now)));
        yield return ("help", cards.Help(new HelpFacts("en", IsHr: true, IsManager: true, name, PlainText.Name(name))));
        yield return ("verify", cards.Verify(new VerifyFacts("en", name, new VerifiedCampaign(name, name, CardCases.Due, CardCases.Due, CardCases.LinkedIn.OpenedLinks, Ended: false))));
        yield return ("verify unknown", cards.Verify(new VerifyFacts("en", name, Campaign: null)));
        yield return ("my data", cards.MyData(new MyDataFacts(
            "en", new StoredPerson(name, name, name, name, name, name, name), HasConversation: true, [.. Enumerable.Repeat(new StoredNotice(name, name, CardCases.Now, 2, ErasedOn: null, 30), 30)])));
        yield return ("policy note form", cards.PolicyNoteForm(HandOuts.Form(problem: null, inDialog: true, text: name)));
        yield return ("policy note as text", cards.PolicyNoteReady(new PolicyNoteReadyFacts("en", "Ready.", [.. Enumerable.Repeat((true, name), 30), .. Enumerable.Repeat((false, name), 300)], Downloads.None)));
        yield return ("erase me", cards.EraseMe(new EraseMeFacts("en", CardCases.Now, [.. Enumerable.Repeat(name, 40)], Erased: false, contact)));
        yield return ("doctor", cards.Doctor(new DoctorFacts("en", CardCases.Now, [.. Enumerable.Repeat(new DoctorLine(name, name, name), 40)], [.. Enumerable.Repeat(name, 20)])));
        yield return ("message", cards.Message(new MessageFacts("en", PlainText.Name(name), PlainText.Name(name), [name, name])));
    }

    public static IEnumerable<(string Which, JsonObject Card)> WithCampaign(CardBook cards, CampaignTemplate template)
    {
        var notice = CardCases.Notice with { Template = template };
        var answered = new AnsweredFacts(template, "en", PrivacyProfile.Strict, 7, 1, CardCases.Due, 30, CardCases.Contact);
        yield return ("notice", cards.Notice(notice));
        yield return ("notice more", cards.NoticeMore(notice));
        yield return ("notice help", cards.NoticeHelp(notice));
        yield return ("answered", cards.Answered(answered with { Answer = AnswerKind.KeptAsIs, AnsweredAt = CardCases.Now }));
        yield return ("answered stored", cards.Answered(answered));
        yield return ("closed", cards.Closed(new ClosedFacts(template, "en", CardCases.Due, Withdrawn: false, Answered: true, 30, CardCases.Contact)));
        yield return ("preview", cards.Preview(Preview(notice, "Recruiters")));
        yield return ("completion", cards.Completion(new CompletionFacts("en", template, "linkedin-ai", CompletionReason.Closed, CardCases.Figures, CardCases.Now)));
        yield return ("templates", cards.Templates(new TemplatesFacts("en", [template], CardCases.Due)));
        yield return ("checklist", cards.Checklist(new ChecklistFacts("en", template, Region.EuEea, HandOuts.Links("checklist.pdf"))));
        yield return ("staff notice", cards.StaffNotice(new StaffNoticeFacts("en", template, [template.Id])));
    }

    /// <summary>The LinkedIn template with the texts that <paramref name="text"/> gives, by field; null keeps one.</summary>
    public static CampaignTemplate Template(Func<string, string?> text)
    {
        var texts = CardCases.LinkedIn.TextsFor("en");
        var changed = texts with
        {
            Name = text("name") ?? texts.Name,
            Summary = text("summary") ?? texts.Summary,
            Subject = text("subject") ?? texts.Subject,
            What = text("what") ?? texts.What,
            Regions = texts.Regions.ToDictionary(region => region.Key, region => text("region") ?? region.Value),
            Why = text("why") ?? texts.Why,
            Steps = [text("step") ?? texts.Steps[0], .. texts.Steps.Skip(1)],
            Details = [.. texts.Details.Select((detail, index) => index > 0 ? detail : new CampaignDetail(text("heading") ?? detail.Heading, text("detail") ?? detail.Text))],
            Checklist = new ChecklistTexts(text("what") ?? texts.Checklist.What, [text("step") ?? texts.Checklist.Steps[0], .. texts.Checklist.Steps.Skip(1)], texts.Checklist.Details),
            Disclaimer = text("disclaimer") ?? texts.Disclaimer,
            Required = text("required") ?? texts.Required,
            StepsHeading = text("stepsHeading") ?? texts.StepsHeading,
            Sections = [new CampaignSection("one", text("sectionHeading") ?? "One", text("sectionText") ?? "Two", "")],
            Open = text("open") ?? texts.Open,
            Answers = texts.Answers.ToDictionary(answer => answer.Key, answer => text("answer") ?? answer.Value),
            Totals = texts.Totals.ToDictionary(answer => answer.Key, answer => text("total") ?? answer.Value),
            AfterClose = text("afterClose") ?? texts.AfterClose,
            Questions = [new CampaignQuestion("sure", text("question") ?? "Sure?", [text("choice") ?? "Yes", "No"], text("lookAgain") ?? "Look again")],
            Organisation = [text("organisation") ?? texts.Organisation[0]],
            BeforeSending = text("beforeSending") ?? texts.BeforeSending,
            AnswersAre = text("answersAre") ?? texts.AnswersAre,
            StaffNotice = new StaffNoticeTexts(text("staffSubject") ?? texts.StaffNotice.Subject, [.. texts.StaffNotice.Paragraphs.Select((paragraph, index) => index > 0 ? paragraph : text("paragraph") ?? paragraph)], texts.StaffNotice.Regions.ToDictionary(region => region.Key, region => text("staffRegion") ?? region.Value)),
        };
        return CardCases.LinkedIn with { TextsByLanguage = new Dictionary<string, CampaignTexts>(StringComparer.OrdinalIgnoreCase) { ["en"] = changed } };
    }

    private static PreviewFacts Preview(NoticeFacts notice, string name) => new(
        "en", 7, 60, [.. Enumerable.Repeat(new NamedCount(name, 41), 40)], [new CountryCount("DE", 30), new CountryCount(name, 3), new CountryCount(name.Length >= 2 ? name[..2] : name, 1)], [new NamedCount(name, 2), new NamedCount("en", 58)],
        new LeftOut(2, 1, 5, 0), 21, [7, 14], new TimeOnly(9, 0), new TimeOnly(17, 0), [new ProfileCount(PrivacyProfile.Strict, 60)], new DateOnly(2027, 11, 23), notice);
}
