using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>
/// A notice as HTML that stands alone: no picture, no style that it would need, nothing fetched from anywhere. The card
/// travels in its head, for clients that draw it.
/// </summary>
internal sealed class MailBody(CardDesk desk, NoticeFacts facts)
{
    private readonly CampaignTexts _texts = facts.Template.TextsFor(desk.Language);
    private readonly StringBuilder _html = new(16 * 1024);

    public string Subject => facts.Reminder is { } number
        ? $"{_texts.Subject} ({number.ToString(System.Globalization.CultureInfo.InvariantCulture)}/{facts.Reminders.ToString(System.Globalization.CultureInfo.InvariantCulture)})"
        : _texts.Subject;

    /// <param name="link">Where the person's own link stands; null when this service has no address.</param>
    /// <param name="card">The card for Outlook; null when no provider is registered.</param>
    public string Build(string? link, JsonObject? card)
    {
        _html.Append("<!DOCTYPE html>\n<html lang=\"").Append(Encoded(desk.Spoken)).Append("\">\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">\n<title>");
        _html.Append(Encoded(_texts.Subject)).Append("</title>\n");
        if (card is not null)
        {
            // The writer escapes < and >, so nothing in the card ends the element.
            _html.Append("<script type=\"application/adaptivecard+json\">").Append(card.ToJsonString()).Append("</script>\n");
        }

        _html.Append("</head>\n<body>\n");
        What();
        Answer(link);
        Small();
        return _html.Append("</body>\n</html>\n").ToString();
    }

    private void What()
    {
        Element("h1", _texts.Subject);
        if (facts.Reminder is { } number)
        {
            Strong(desk.Text(TextKeys.NoticeReminder, ("number", number), ("total", facts.Reminders)));
        }

        Strong(_texts.Required);
        Paragraph(desk.Text(TextKeys.NoticeDue, ("date", facts.Due)));
        Paragraph(_texts.What);
        if (facts.Template.Document is { } document)
        {
            Strong(desk.Text(TextKeys.NoticeDocument, ("name", PlainText.Name(document.Name)), ("version", PlainText.Name(document.Version)), ("date", document.Date)));
        }

        if (_texts.Regions.TryGetValue(facts.Region, out var region))
        {
            Paragraph(region);
        }

        if (_texts.Steps.Count > 0)
        {
            Element("h2", _texts.StepsHeading);
            _html.Append("<ol>\n");
            foreach (var step in _texts.Steps)
            {
                Element("li", step);
            }

            _html.Append("</ol>\n");
        }

        foreach (var section in _texts.Sections)
        {
            Element("h2", section.Heading);
            Paragraph(section.Text);
            Address(facts.Template.LinkOf(section.Id));
        }

        Address(facts.Template.Link);
    }

    private void Answer(string? link)
    {
        Element("h2", desk.Text(TextKeys.MailAnswerTitle));
        if (link is null)
        {
            Paragraph(desk.Text(TextKeys.MailNoLink));
            return;
        }

        Paragraph(desk.Text(TextKeys.MailAnswerIntro));
        _html.Append("<p><a href=\"").Append(link).Append("\"><strong>").Append(Encoded(desk.Text(TextKeys.MailAnswerLink))).Append("</strong></a></p>\n");
    }

    private void Small()
    {
        _html.Append("<hr>\n");
        Paragraph(desk.Sentences(_texts.Why, desk.Text(TextKeys.NoticeWhy, ("groups", desk.Names(facts.Groups)))));
        foreach (var detail in _texts.Details)
        {
            var (text, link) = LinkText.SplitEnd(detail.Text, facts.Template.Links);
            Labelled(desk.Label(detail.Heading), text, link);
        }

        Labelled(
            desk.Label(desk.Text(TextKeys.NoticePrivacy, ("profile", PrivacyTexts.Profile(desk, facts.Profile)))),
            desk.Sentences(desk.Text(TextKeys.NoticePurpose), PrivacyTexts.WhoSees(desk, facts.Profile), PrivacyTexts.UntilWhen(desk, facts.RetentionDays), PrivacyTexts.WhomToAsk(desk, facts.Contact)));
        Paragraph(desk.Sentences(_texts.Disclaimer, desk.Text(TextKeys.NoticeVerified, ("date", facts.Template.VerifiedOn))));
        Strong(desk.Text(
            TextKeys.MailTrust,
            ("name", PlainText.Name(facts.Contact.Name)), ("mail", PlainText.Name(facts.Contact.Mail)), ("command", desk.Command(CommandWordKeys.Verify, facts.Template.Id))));
        Paragraph(desk.Text(TextKeys.MailWhy));
    }

    /// <summary>An address in full, as its own text.</summary>
    private void Address(Uri? link)
    {
        if (link is not null)
        {
            _html.Append("<p>").Append(Anchor(link)).Append("</p>\n");
        }
    }

    /// <param name="link">Where the text's last sentence leads.</param>
    private void Labelled(string label, string text, Uri? link = null) => _html.Append("<p><strong>").Append(Encoded(label)).Append("</strong>").Append(Encoded(text))
        .Append(link is null ? "" : desk.Text(TextKeys.FormatSpace) + Anchor(link)).Append("</p>\n");

    /// <summary>It may break at its slashes, so that it is no wider than a phone.</summary>
    private static string Anchor(Uri link) => $"<a href=\"{Encoded(link.AbsoluteUri)}\">{Encoded(link.AbsoluteUri).Replace("/", "/<wbr>", StringComparison.Ordinal)}</a>";

    private void Strong(string text) => _html.Append("<p><strong>").Append(Encoded(text)).Append("</strong></p>\n");

    private void Paragraph(string text) => Element("p", text);

    private void Element(string name, string text)
    {
        if (text.Length > 0)
        {
            _html.Append('<').Append(name).Append('>').Append(Encoded(text)).Append("</").Append(name).Append(">\n");
        }
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
