using System.Text.Json.Nodes;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>The notice in its three views. The buttons stand above the details, so that they are seen without scrolling.</summary>
internal static class NoticeCard
{
    public const string Main = "main";
    public const string More = "more";
    public const string Help = "help";

    /// <summary>Longer than any mail address may be (RFC 3696): a card must stay under 28 KB.</summary>
    private const int LongestMail = 320;

    public static JsonObject Build(CardDesk desk, NoticeFacts facts, string view)
    {
        var texts = facts.Template.TextsFor(desk.Language);
        var required = PlainText.Functionless(texts.Required);
        var due = desk.Text(TextKeys.NoticeDue, ("date", facts.Due));
        var rows = new NoticeButtons(facts.Template, texts);
        var data = new JsonObject
        {
            ["view"] = view,
            ["speak"] = desk.Aloud(texts.Subject, desk.Sentences(required, due)),
            ["fallbackText"] = desk.Sentences(desk.Aloud(texts.Subject, desk.Sentences(required, due)), string.Join(' ', facts.Template.OpenedLinks)),
            ["campaign"] = facts.Campaign,
            ["version"] = facts.Version,
            ["required"] = required,
            ["due"] = due,
            ["what"] = PlainText.Functionless(texts.What),
            ["stepsTitle"] = PlainText.Heading(texts.StepsHeading),
            ["steps"] = new JsonArray([.. texts.Steps.Select(Step)]),
            ["linkLabel"] = desk.Text(TextKeys.NoticeLink),
            ["sections"] = new JsonArray([.. texts.Sections.Select(section => (JsonNode)Section(section, facts.Template))]),
            ["questions"] = new JsonArray([.. texts.Questions.Select(question => (JsonNode)Question(desk, question))]),
            ["why"] = desk.Sentences(PlainText.Functionless(texts.Why), desk.Text(TextKeys.NoticeWhy, ("groups", desk.Names(facts.Groups)))),
            ["details"] = new JsonArray([.. texts.Details.Select(detail => (JsonNode)Detail(desk, detail, facts.Template))]),
            ["privacyTitle"] = desk.Label(desk.Text(TextKeys.NoticePrivacy, ("profile", PrivacyTexts.Profile(desk, facts.Profile)))),
            ["privacy"] = desk.Sentences(
                desk.Text(TextKeys.NoticePurpose),
                PrivacyTexts.WhoSees(desk, facts.Profile),
                PrivacyTexts.UntilWhen(desk, facts.RetentionDays),
                PrivacyTexts.WhomToAsk(desk, facts.Contact)),
            ["disclaimer"] = desk.Sentences(PlainText.Functionless(texts.Disclaimer), desk.Text(TextKeys.NoticeVerified, ("date", facts.Template.VerifiedOn))),
            ["trust"] = desk.Text(TextKeys.NoticeTrust),
            ["trustCommand"] = desk.Text(TextKeys.FormatSpace) + desk.Command(CommandWordKeys.Verify, facts.Template.Id),
            ["moreIntro"] = desk.Text(facts.Template.Answers.Except(facts.Template.FirstRow).Any() ? TextKeys.NoticeMoreIntro : TextKeys.NoticeMoreOnlyHelp),
            ["firstRow"] = rows.FirstRow,
            ["underMore"] = rows.UnderMore,
            ["when"] = When(desk),
            ["helpIntro"] = desk.Text(TextKeys.NoticeHelpIntro, ("name", PlainText.Name(facts.Contact.Name)), ("mail", PlainText.Name(facts.Contact.Mail))),
            ["helpLink"] = "https://teams.microsoft.com/l/chat/0/0?users=" + Uri.EscapeDataString(PlainText.Cut(facts.Contact.Mail, LongestMail)),
            ["buttons"] = Buttons(desk),
        };
        if (texts.Regions.TryGetValue(facts.Region, out var region))
        {
            data["region"] = PlainText.Functionless(region);
        }

        if (facts.Template.Document is { } document)
        {
            data["document"] = desk.Text(TextKeys.NoticeDocument, ("name", PlainText.Name(document.Name)), ("version", PlainText.Name(document.Version)), ("date", document.Date));
        }

        if (facts.Template.Link is { } link)
        {
            data["link"] = link.AbsoluteUri;
            data["linkText"] = PlainText.Link(link);
            data["open"] = texts.Open;
        }

        if (facts.Reminder is { } number)
        {
            data["reminder"] = desk.Text(TextKeys.NoticeReminder, ("number", number), ("total", facts.Reminders));
        }

        return desk.Expand("notice", texts.Subject, required, data);
    }

    private static JsonNode Step(string text, int index) => new JsonObject
    {
        ["number"] = (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) + ".",
        ["text"] = PlainText.Functionless(text),
    };

    private static JsonObject Detail(CardDesk desk, CampaignDetail detail, CampaignTemplate template)
    {
        var (text, link) = LinkText.SplitEnd(detail.Text, template.Links);
        var data = new JsonObject { ["heading"] = desk.Label(PlainText.Functionless(detail.Heading)), ["text"] = PlainText.Functionless(text) };
        if (link is not null)
        {
            data["linkText"] = PlainText.Link(link);
        }

        return data;
    }

    private static JsonObject Section(CampaignSection section, CampaignTemplate template)
    {
        var data = new JsonObject { ["heading"] = PlainText.Heading(section.Heading), ["text"] = PlainText.Functionless(section.Text) };
        if (template.LinkOf(section.Id) is { } link)
        {
            data["link"] = link.AbsoluteUri;
            data["linkText"] = PlainText.Link(link);
            data["open"] = section.Open;
        }

        return data;
    }

    /// <summary>The name under which the choice comes back.</summary>
    public static string InputOf(string question) => "question_" + question;

    /// <summary>The choices go by number; which is right is not on the card.</summary>
    private static JsonObject Question(CardDesk desk, CampaignQuestion question) => new()
    {
        ["id"] = InputOf(question.Id),
        ["label"] = PlainText.Heading(question.Question),
        ["error"] = desk.Text(TextKeys.NoticeChoose),
        ["choices"] = new JsonArray([.. question.Choices.Select((choice, index) => (JsonNode)new JsonObject
        {
            ["title"] = PlainText.Heading(choice),
            ["value"] = (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
        })]),
    };

    private static JsonObject When(CardDesk desk) => new()
    {
        ["label"] = desk.Text(TextKeys.NoticeWhen),
        ["error"] = desk.Text(TextKeys.NoticeWhenError),
        ["tomorrow"] = desk.Text(TextKeys.NoticeTomorrow),
        ["thursday"] = desk.Text(TextKeys.NoticeThursday),
        ["nextWeek"] = desk.Text(TextKeys.NoticeNextWeek),
    };

    private static JsonObject Buttons(CardDesk desk) => new()
    {
        ["more"] = desk.Text(TextKeys.NoticeMore),
        ["help"] = desk.Text(TextKeys.NoticeHelp),
        ["later"] = desk.Text(TextKeys.NoticeLater),
        ["back"] = desk.Text(TextKeys.NoticeBack),
        ["openChat"] = desk.Text(TextKeys.NoticeOpenChat),
    };
}
