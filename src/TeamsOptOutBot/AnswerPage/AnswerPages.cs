using Microsoft.Extensions.Options;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Links;
using TeamsOptOutBot.Reminders.Calendar;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.AnswerPage;

/// <summary>Writes what a link shows: the notice with its answers, what is recorded, the end, or why not.</summary>
internal sealed class AnswerPages(CampaignCards cards, CardBook book, IOptions<ServiceOptions> service)
{
    /// <summary>Name of the buttons' value in the form.</summary>
    public const string AnswerField = "answer";

    /// <summary>Its value for whoever wants to sign in with another account.</summary>
    public const string OtherAccount = "otherAccount";

    /// <summary>Id of the heading above the answers.</summary>
    private const string Heading = "answer";

    /// <summary>Id of the heading above the days of a later reminder.</summary>
    private const string LaterHeading = "later";

    /// <param name="antiforgery">Name and value of the field that proves that the form is ours.</param>
    /// <param name="notes">What stands above everything: why a press did not count.</param>
    /// <param name="own">What belongs to the notice's person may be shown here.</param>
    public HtmlPage Notice(LinkedNotice.Open notice, (string, string) antiforgery, AnswerWay way, string? notes = null, bool own = false)
    {
        var facts = FactsOf(notice);
        var desk = book.Desk(facts.Language);
        var texts = facts.Template.TextsFor(facts.Language);
        var page = new HtmlPage(facts.Language, texts.Subject, facts.Template.LinkHosts).Heading(1, texts.Subject);
        if (notes is not null)
        {
            page.Note(notes, "alert");
        }

        foreach (var state in StateOf(desk, notice, facts, own))
        {
            page.Note(state, "status");
        }

        page.Text(texts.Required, "strong").Text(desk.Text(TextKeys.NoticeDue, ("date", facts.Due))).Text(texts.What).Text(texts.Regions.GetValueOrDefault(facts.Region, ""))
            .Text(desk.Sentences(texts.Why, desk.Text(TextKeys.NoticeWhy, ("groups", desk.Names(facts.Groups)))));
        if (texts.Steps.Count > 0)
        {
            page.Heading(2, texts.StepsHeading).Steps(texts.Steps);
        }

        if (facts.Template.Document is { } document)
        {
            page.Text(desk.Text(TextKeys.NoticeDocument, ("name", PlainText.Name(document.Name)), ("version", PlainText.Name(document.Version)), ("date", document.Date)), "strong");
        }

        if (facts.Template.Link is { } link)
        {
            page.Text(desk.Text(TextKeys.NoticeLink)).Link(link, link.AbsoluteUri);
        }

        foreach (var section in texts.Sections)
        {
            page.Heading(2, section.Heading).Text(section.Text);
            if (facts.Template.LinkOf(section.Id) is { } address)
            {
                page.Link(address, address.AbsoluteUri);
            }
        }

        page.Heading(2, desk.Text(AnswerPageKeys.Answer), Heading);
        if (way == AnswerWay.Nowhere)
        {
            page.Text(desk.Text(AnswerPageKeys.RefusedSignInMissing));
        }
        else
        {
            Answers(page, notice, texts, facts, antiforgery);
            page.Text(way switch
            {
                AnswerWay.ByLink when notice.Recipient.Answer is not null => desk.Sentences(desk.Text(AnswerPageKeys.NoSignIn), desk.Text(AnswerPageKeys.Before)),
                AnswerWay.ByLink => desk.Text(AnswerPageKeys.NoSignIn),
                AnswerWay.AfterSignIn => desk.Text(AnswerPageKeys.SignIn),
                _ => "",
            });
            Otherwise(page, desk, notice, antiforgery);
        }

        foreach (var detail in texts.Details)
        {
            page.Heading(2, detail.Heading).Text(detail.Text);
        }

        return page.Heading(2, desk.Text(TextKeys.NoticePrivacy, ("profile", PrivacyTexts.Profile(desk, facts.Profile))))
            .Text(desk.Text(TextKeys.NoticePurpose)).Text(PrivacyTexts.WhoSees(desk, facts.Profile)).Text(Until(desk, facts.RetentionDays)).Text(Contact(desk, facts.Contact))
            .Footer(desk.Sentences(texts.Disclaimer, desk.Text(TextKeys.NoticeVerified, ("date", facts.Template.VerifiedOn)))).Footer(desk.Text(AnswerPageKeys.Trust));
    }

    /// <summary>What is recorded, for the person alone.</summary>
    public HtmlPage Answered(LinkedNotice.Open notice, (string, string) antiforgery)
    {
        var facts = FactsOf(notice);
        var desk = book.Desk(facts.Language);
        var texts = facts.Template.TextsFor(facts.Language);
        var title = desk.Text(TextKeys.AnsweredTitle, ("name", texts.Name));
        return new HtmlPage(facts.Language, title).Heading(1, title)
            .Note(desk.Text(TextKeys.AnsweredOwn, ("answer", texts.Answers[notice.Recipient.Answer!.Value])), "status")
            .Text(desk.Text(TextKeys.AnsweredOwnTime, ("time", notice.Recipient.AnsweredAt!.Value)))
            .Heading(2, desk.Text(TextKeys.AnsweredWho)).Text(PrivacyTexts.WhoSees(desk, facts.Profile))
            .Heading(2, desk.Text(TextKeys.AnsweredUntil)).Text(desk.Text(TextKeys.AnsweredUntilChange, ("date", facts.Due))).Text(Until(desk, facts.RetentionDays)).Text(Contact(desk, facts.Contact))
            .Folded(desk.Text(TextKeys.AnsweredChange), page => Answers(page.Heading(2, desk.Text(AnswerPageKeys.Answer), Heading), notice, texts, facts, antiforgery))
            .Footer(desk.Text(AnswerPageKeys.Trust));
    }

    /// <summary>The end of a campaign: nothing of it belongs to one person.</summary>
    public HtmlPage Closed(Campaign campaign, string? language)
    {
        var template = cards.TemplateOf(campaign);
        var spoken = template.SpokenFor(language ?? "");
        var (desk, texts) = (book.Desk(spoken), template.TextsFor(spoken));
        var title = desk.Text(TextKeys.ClosedTitle, ("name", texts.Name));
        var page = new HtmlPage(spoken, title, template.LinkHosts).Heading(1, title).Note(desk.Text(TextKeys.ClosedClosed, ("date", DateOnly.FromDateTime((campaign.ClosedAt ?? campaign.CreatedAt).UtcDateTime))), "status").Text(texts.AfterClose);
        if (template.Link is { } link)
        {
            page.Link(link, link.AbsoluteUri);
        }

        return page.Text(Contact(desk, cards.Contact)).Footer(desk.Text(AnswerPageKeys.Trust));
    }

    /// <summary>Between the press and the sign-in.</summary>
    public HtmlPage Moment(string language, Uri signIn)
    {
        var desk = book.Desk(language);
        return new HtmlPage(Spoken(language), desk.Text(AnswerPageKeys.MomentTitle)).Heading(1, desk.Text(AnswerPageKeys.MomentTitle)).Text(desk.Text(AnswerPageKeys.MomentText))
            .Link(signIn, desk.Text(AnswerPageKeys.MomentLink)).GoOn(signIn);
    }

    /// <param name="back">The page to go back to, where there is one.</param>
    public HtmlPage Refused(string language, string sentence, Uri? back = null)
    {
        var desk = book.Desk(language);
        var page = new HtmlPage(Spoken(language), desk.Text(AnswerPageKeys.RefusedTitle)).Heading(1, desk.Text(AnswerPageKeys.RefusedTitle)).Note(sentence, "alert");
        return back is null ? page : page.Link(back, desk.Text(AnswerPageKeys.Back));
    }

    /// <summary>It is somebody else's link; whose is not said.</summary>
    public HtmlPage NotYours(LinkedNotice.Open notice, (string, string) antiforgery)
    {
        var language = LanguageOf(notice);
        var desk = book.Desk(language);
        return Refused(language, desk.Text(AnswerPageKeys.RefusedNotYours))
            .Form(PageOf(notice), [antiforgery], form => form.Buttons(AnswerField, labelledBy: null, [(OtherAccount, desk.Text(AnswerPageKeys.RefusedOtherAccount))]));
    }

    public HtmlPage Failed(string language)
    {
        var desk = book.Desk(language);
        return new HtmlPage(Spoken(language), desk.Text(AnswerPageKeys.FailedTitle)).Heading(1, desk.Text(AnswerPageKeys.FailedTitle)).Note(desk.Text(AnswerPageKeys.FailedText), "alert");
    }

    public string Say(string key, string language, params ReadOnlySpan<(string Name, object Value)> args) => book.Texts.Format(key, language, args);

    public string LanguageOf(LinkedNotice.Open notice) => cards.VariantOf(notice.Campaign, notice.Person, notice.Recipient.Profile).Language;

    public CampaignTemplate TemplateOf(LinkedNotice.Open notice) => cards.TemplateOf(notice.Campaign);

    public Uri PageOf(LinkedNotice.Open notice) => AnswerLinks.Address(service.Value.Public!, notice.Link.Token);

    private NoticeFacts FactsOf(LinkedNotice.Open notice) => cards.FactsOf(notice.Campaign, cards.VariantOf(notice.Campaign, notice.Person, notice.Recipient.Profile));

    private void Answers(HtmlPage page, LinkedNotice.Open notice, CampaignTexts texts, NoticeFacts facts, (string, string) antiforgery) =>
        page.Form(PageOf(notice), [antiforgery], form =>
        {
            foreach (var question in texts.Questions)
            {
                form.Choice(NoticeCard.InputOf(question.Id), question.Question, question.Choices);
            }

            form.Buttons(AnswerField, Heading, facts.Template.FirstRow.Concat(facts.Template.Answers.Except(facts.Template.FirstRow)).Select(answer => (AnswerVerbs.Of(answer), texts.Answers[answer])));
        });

    /// <summary>What the card has under More and counts as no answer.</summary>
    private void Otherwise(HtmlPage page, CardDesk desk, LinkedNotice.Open notice, (string, string) antiforgery) => page
        .Heading(2, desk.Text(AnswerPageKeys.Otherwise)).Text(desk.Text(TextKeys.NoticeMoreOnlyHelp))
        .Form(PageOf(notice), [antiforgery], form => form.Buttons(AnswerField, labelledBy: null, [(new PagePress.Help().Written, desk.Text(TextKeys.NoticeHelp))]))
        .Heading(3, desk.Text(TextKeys.NoticeLater), LaterHeading)
        .Form(PageOf(notice), [antiforgery], form => form.Buttons(AnswerField, LaterHeading,
        [
            (new PagePress.Later(SnoozeChoice.Tomorrow).Written, desk.Text(TextKeys.NoticeTomorrow)),
            (new PagePress.Later(SnoozeChoice.Thursday).Written, desk.Text(TextKeys.NoticeThursday)),
            (new PagePress.Later(SnoozeChoice.NextWeek).Written, desk.Text(TextKeys.NoticeNextWeek)),
        ]));

    /// <summary>What holds for the person until they answer.</summary>
    private static IEnumerable<string> StateOf(CardDesk desk, LinkedNotice.Open notice, NoticeFacts facts, bool own)
    {
        if (notice.IsTest)
        {
            yield return desk.Text(AnswerPageKeys.Test);
        }

        if (!own || notice.Recipient.Answer is not null)
        {
            yield break;
        }

        if (notice.Recipient.HelpWanted)
        {
            yield return facts.Contact.Mail.Length > 0
                ? desk.Text(AnswerPageKeys.HelpNoted, ("name", PlainText.Name(facts.Contact.Name)), ("mail", PlainText.Name(facts.Contact.Mail)))
                : desk.Text(AnswerPageKeys.HelpNotedName, ("name", PlainText.Name(facts.Contact.Name)));
        }

        if (notice.Recipient.SnoozedUntil is { } until)
        {
            yield return desk.Text(AnswerPageKeys.Snoozed, ("date", DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(until, CountryZones.ZoneOf(notice.Person.Country)).DateTime)));
        }
    }

    /// <summary>The language in which a refusal is said.</summary>
    private string Spoken(string language) => SupportedLanguages.ChainOf(language).First(book.Texts.Speaks);

    private static string Until(CardDesk desk, int days) => desk.Text(AnswerPageKeys.Until, ("days", days));

    private static string Contact(CardDesk desk, Contact contact) => contact.Mail.Length > 0
        ? desk.Text(AnswerPageKeys.Contact, ("name", PlainText.Name(contact.Name)), ("mail", PlainText.Name(contact.Mail)))
        : desk.Text(AnswerPageKeys.ContactName, ("name", PlainText.Name(contact.Name)));
}

/// <summary>How a press on this page finds its person.</summary>
internal enum AnswerWay
{
    SignedIn,

    /// <summary>The sign-in page comes after the press.</summary>
    AfterSignIn,

    /// <summary>The campaign does without.</summary>
    ByLink,

    /// <summary>One would have to sign in, and the app's credential cannot.</summary>
    Nowhere,
}
