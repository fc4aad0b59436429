using System.Text.Json.Nodes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>What a notice becomes when its campaign ends, and what a press on it gets.</summary>
internal static class ClosedCard
{
    public static JsonObject Build(CardDesk desk, ClosedFacts facts)
    {
        var texts = facts.Template.TextsFor(desk.Language);
        var text = desk.Text(facts.Withdrawn ? TextKeys.ClosedWithdrawn : TextKeys.ClosedClosed, ("date", facts.ClosedOn));
        var data = new JsonObject
        {
            ["text"] = text,
            ["setting"] = PlainText.Functionless(texts.AfterClose),
            ["privacy"] = desk.Text(
                TextKeys.ClosedPrivacy,
                ("days", facts.RetentionDays),
                ("name", PlainText.Name(facts.Contact.Name)),
                ("mail", PlainText.Name(facts.Contact.Mail))),
        };
        if (facts.Template.Link is { } link)
        {
            data["link"] = link.AbsoluteUri;
            data["linkText"] = PlainText.Link(link);
            data["open"] = texts.Open;
        }

        if (facts.Answered is { } answered)
        {
            data["answer"] = desk.Text(answered ? TextKeys.ClosedAnswered : TextKeys.ClosedUnanswered);
        }

        return desk.Expand("closed", desk.Text(TextKeys.ClosedTitle, ("name", texts.Name)), text, data);
    }
}
