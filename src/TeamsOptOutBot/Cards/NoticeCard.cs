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
        var required = desk.Text(TextKeys.NoticeRequired);
        var due = desk.Text(TextKeys.NoticeDue, ("date", facts.Due));
        var link = facts.Template.Link.AbsoluteUri;
        var data = new JsonObject
        {
            ["view"] = view,
            ["speak"] = desk.Text(TextKeys.FormatSpeak, ("title", texts.Subject), ("sentence", desk.Sentences(required, due))),
            ["fallbackText"] = desk.Sentences(desk.Text(TextKeys.FormatSpeak, ("title", texts.Subject), ("sentence", desk.Sentences(required, due))), link),
            ["campaign"] = facts.Campaign,
            ["version"] = facts.Version,
            ["required"] = required,
            ["due"] = due,
            ["what"] = PlainText.Functionless(texts.What),
            ["region"] = PlainText.Functionless(texts.Regions[facts.Region]),
            ["stepsTitle"] = desk.Text(TextKeys.NoticeSteps),
            ["steps"] = new JsonArray([.. texts.Steps.Select(Step)]),
            ["linkLabel"] = desk.Text(TextKeys.NoticeLink),
            ["link"] = link,
            ["linkText"] = PlainText.Link(facts.Template.Link),
            ["why"] = desk.Sentences(PlainText.Functionless(texts.Why), desk.Text(TextKeys.NoticeWhy, ("groups", desk.Names(facts.Groups)))),
            ["details"] = new JsonArray([.. texts.Details.Select(Detail)]),
            ["privacyTitle"] = desk.Text(TextKeys.NoticePrivacy, ("profile", PrivacyTexts.Profile(desk, facts.Profile))),
            ["privacy"] = desk.Sentences(
                desk.Text(TextKeys.NoticePurpose),
                PrivacyTexts.WhoSees(desk, facts.Profile),
                PrivacyTexts.UntilWhen(desk, facts.RetentionDays),
                PrivacyTexts.WhomToAsk(desk, facts.Contact)),
            ["disclaimer"] = desk.Sentences(PlainText.Functionless(texts.Disclaimer), desk.Text(TextKeys.NoticeVerified, ("date", facts.Template.VerifiedOn))),
            ["trust"] = desk.Text(TextKeys.NoticeTrust),
            ["trustCommand"] = " " + desk.Command(CommandWordKeys.Verify, facts.Template.Id),
            ["moreIntro"] = desk.Text(TextKeys.NoticeMoreIntro),
            ["when"] = When(desk),
            ["helpIntro"] = desk.Text(TextKeys.NoticeHelpIntro, ("name", PlainText.Name(facts.Contact.Name)), ("mail", PlainText.Name(facts.Contact.Mail))),
            ["helpLink"] = "https://teams.microsoft.com/l/chat/0/0?users=" + Uri.EscapeDataString(PlainText.Cut(facts.Contact.Mail, LongestMail)),
            ["buttons"] = Buttons(desk, texts),
        };
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

    private static JsonNode Detail(CampaignDetail detail) => new JsonObject
    {
        ["heading"] = PlainText.Functionless(detail.Heading),
        ["text"] = PlainText.Functionless(detail.Text),
    };

    private static JsonObject When(CardDesk desk) => new()
    {
        ["label"] = desk.Text(TextKeys.NoticeWhen),
        ["error"] = desk.Text(TextKeys.NoticeWhenError),
        ["tomorrow"] = desk.Text(TextKeys.NoticeTomorrow),
        ["thursday"] = desk.Text(TextKeys.NoticeThursday),
        ["nextWeek"] = desk.Text(TextKeys.NoticeNextWeek),
    };

    private static JsonObject Buttons(CardDesk desk, CampaignTexts texts) => new()
    {
        ["openSetting"] = texts.OpenSetting,
        ["optedOut"] = texts.Answers[AnswerKind.OptedOut],
        ["keepOn"] = texts.Answers[AnswerKind.KeptOn],
        ["notApplicable"] = texts.Answers[AnswerKind.NotApplicable],
        ["ratherNotSay"] = texts.Answers[AnswerKind.RatherNotSay],
        ["more"] = desk.Text(TextKeys.NoticeMore),
        ["help"] = desk.Text(TextKeys.NoticeHelp),
        ["later"] = desk.Text(TextKeys.NoticeLater),
        ["back"] = desk.Text(TextKeys.NoticeBack),
        ["openChat"] = desk.Text(TextKeys.NoticeOpenChat),
    };
}
