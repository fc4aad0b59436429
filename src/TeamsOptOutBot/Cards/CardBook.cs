using System.Text.Json.Nodes;
using TeamsOptOutBot.Microsoft365.Cards;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>Every card the service sends, from plain facts. Built once; safe from any thread; needs neither clock nor database.</summary>
/// <param name="expanding">Told of each layout and its data: the sample data for the designer are written from it.</param>
internal sealed class CardBook(CardTemplateFolder layouts, TextCatalogue texts, Action<string, JsonObject>? expanding = null)
{
    /// <summary>Loads layouts and texts from the folder <c>adaptive-cards</c>.</summary>
    /// <param name="furtherKeys">Keys that other parts of the service ask for.</param>
    /// <exception cref="CardTemplateException">A layout is malformed or outside the subset.</exception>
    /// <exception cref="TextCatalogueException">A text is missing or malformed.</exception>
    public static CardBook Load(string adaptiveCards, IEnumerable<string>? furtherKeys = null) =>
        new(CardTemplateFolder.Load(adaptiveCards), TextCatalogue.Load(Path.Combine(adaptiveCards, "texts"), [.. TextKeys.All, .. furtherKeys ?? []]));

    public TextCatalogue Texts => texts;

    public JsonObject Notice(NoticeFacts facts) => NoticeCard.Build(Desk(facts.Language), facts, NoticeCard.Main);

    public JsonObject NoticeMore(NoticeFacts facts) => NoticeCard.Build(Desk(facts.Language), facts, NoticeCard.More);

    public JsonObject NoticeHelp(NoticeFacts facts) => NoticeCard.Build(Desk(facts.Language), facts, NoticeCard.Help);

    /// <summary>The notice as a mail: subject and HTML.</summary>
    public (string Subject, string Html) NoticeMail(NoticeFacts facts, string? link, string originator)
    {
        var desk = Desk(facts.Language);
        var body = new MailBody(desk, facts);
        return (body.Subject, body.Build(link, originator.Length > 0 ? CardOf(desk, facts, link, originator) : null));
    }

    /// <summary>Outlook draws the card in place of the text, and after a month without working buttons: the link stands in it, too.</summary>
    private JsonObject CardOf(CardDesk desk, NoticeFacts facts, string? link, string originator)
    {
        var card = OutlookCard.From(Notice(facts), originator);
        return link is null ? card : OutlookCard.WithLink(card, desk.Text(TextKeys.MailAnswerIntro), desk.Text(TextKeys.MailAnswerLink), link);
    }

    public JsonObject Answered(AnsweredFacts facts) => AnsweredCard.Build(Desk(facts.Language), facts);

    public JsonObject Closed(ClosedFacts facts) => ClosedCard.Build(Desk(facts.Language), facts);

    public JsonObject Preview(PreviewFacts facts) => PreviewCard.Build(Desk(facts.Language), facts, Notice(facts.Notice));

    public JsonObject Progress(ProgressFacts facts) => ProgressCard.Build(Desk(facts.Language), facts);

    public JsonObject Completion(CompletionFacts facts) => CompletionCard.Build(Desk(facts.Language), facts);

    public JsonObject StatusList(StatusListFacts facts) => StatusCards.List(Desk(facts.Language), facts);

    public JsonObject Status(StatusFacts facts) => StatusCards.One(Desk(facts.Language), facts);

    public JsonObject ManagerStatus(ManagerStatusFacts facts) => ManagerStatusCard.Build(Desk(facts.Language), facts);

    public JsonObject Help(HelpFacts facts) => HelpCard.Build(Desk(facts.Language), facts);

    public JsonObject Templates(TemplatesFacts facts) => TemplateCards.List(Desk(facts.Language), facts);

    public JsonObject StaffNotice(StaffNoticeFacts facts) => TemplateCards.StaffNotice(Desk(facts.Language), facts);

    public JsonObject Checklist(ChecklistFacts facts) => HandOutCards.Checklist(Desk(facts.Language), facts);

    public JsonObject PolicyNote(PolicyNoteFacts facts) => HandOutCards.PolicyNote(Desk(facts.Language), facts);

    public JsonObject PolicyNoteForm(PolicyNoteFormFacts facts) => HandOutCards.PolicyNoteForm(Desk(facts.Language), facts);

    public JsonObject PolicyNoteReady(PolicyNoteReadyFacts facts) => HandOutCards.PolicyNoteReady(Desk(facts.Language), facts);

    public JsonObject Verify(VerifyFacts facts) => VerifyCard.Build(Desk(facts.Language), facts);

    public JsonObject MyData(MyDataFacts facts) => MyDataCard.Build(Desk(facts.Language), facts);

    public JsonObject Why(WhyFacts facts) => WhyCard.Build(Desk(facts.Language), facts);

    public JsonObject EraseMe(EraseMeFacts facts) => EraseMeCard.Build(Desk(facts.Language), facts);

    public JsonObject Doctor(DoctorFacts facts) => DoctorCard.Build(Desk(facts.Language), facts);

    public JsonObject Message(MessageFacts facts) => MessageCard.Build(Desk(facts.Language), facts);

    /// <summary>What cards are written with, for a page that says the same.</summary>
    public CardDesk Desk(string language) => new(layouts, texts, language, expanding);
}
