using System.Text.Json.Nodes;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>What can be sent, and the same as text to copy.</summary>
internal static class TemplateCards
{
    public static JsonObject List(CardDesk desk, TemplatesFacts facts)
    {
        var data = new JsonObject { ["templates"] = new JsonArray([.. facts.Templates.Select(template => (JsonNode)Template(desk, template, facts.Today))]) };
        if (facts.Templates.Count == 0)
        {
            data["empty"] = desk.Text(TextKeys.TemplatesEmpty);
        }

        return desk.Expand("templates", desk.Text(TextKeys.TemplatesTitle), desk.Items(facts.Templates.Select(template => template.Id)), data);
    }

    public static JsonObject StaffNotice(CardDesk desk, StaffNoticeFacts facts)
    {
        var notice = facts.Template.TextsFor(desk.Language).StaffNotice;
        var intro = desk.Text(TextKeys.StaffIntro);
        var data = new JsonObject
        {
            ["intro"] = intro,
            ["subject"] = desk.Text(TextKeys.StaffSubject, ("subject", PlainText.Functionless(notice.Subject))),
            ["paragraphs"] = new JsonArray([.. notice.Paragraphs.Concat(notice.Regions.Values).Select(paragraph => (JsonNode)Paragraph(paragraph, facts.Template))]),
        };
        if (facts.Others.Count > 0)
        {
            data["others"] = desk.Text(TextKeys.StaffOthers, ("examples", desk.Items(facts.Others.Select(id => desk.Command(CommandWordKeys.Notice, id)))));
        }

        return desk.Expand("staff-notice", desk.Text(TextKeys.StaffTitle), intro, HandOutCards.With(facts.Downloads ?? Downloads.None, data));
    }

    /// <summary>A run, which is copied as it was written; the address at its end is a text block of its own, because a run does not break it.</summary>
    private static JsonObject Paragraph(string paragraph, CampaignTemplate template)
    {
        var (text, link) = LinkText.SplitEnd(paragraph, template.Links);
        var data = new JsonObject { ["text"] = PlainText.Functionless(text) };
        if (link is not null)
        {
            data["linkText"] = PlainText.Link(link);
        }

        return data;
    }

    private static JsonObject Template(CardDesk desk, CampaignTemplate template, DateOnly today)
    {
        var texts = template.TextsFor(desk.Language);
        var overdue = template.ReviewIsOverdue(today);
        return new JsonObject
        {
            ["name"] = PlainText.Heading(texts.Name),
            ["command"] = template.Id,
            ["summary"] = PlainText.Functionless(texts.Summary),
            ["audience"] = desk.Text(TextKeys.TemplatesAudience, ("groups", desk.Names(template.Audience))),
            ["overdue"] = overdue,
            ["checked"] = overdue
                ? desk.Text(TextKeys.TemplatesOverdue, ("review", template.ReviewBy))
                : desk.Text(TextKeys.TemplatesLine, ("version", template.Version), ("verified", template.VerifiedOn), ("review", template.ReviewBy)),
        };
    }
}
