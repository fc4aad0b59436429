using System.Text.Json.Nodes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>The card after an answer: with the answer for the presser, without it in the stored message.</summary>
internal static class AnsweredCard
{
    public static JsonObject Build(CardDesk desk, AnsweredFacts facts)
    {
        var texts = facts.Template.TextsFor(desk.Language);
        var recorded = facts.Answer is { } answer ? desk.Text(TextKeys.AnsweredOwn, ("answer", texts.Answers[answer])) : "";
        var text = facts is { Answer: not null, AnsweredAt: { } time }
            ? desk.Text(TextKeys.AnsweredOwnTime, ("time", time))
            : desk.Text(TextKeys.AnsweredStored);
        return desk.Expand("answered", desk.Text(TextKeys.AnsweredTitle, ("name", texts.Name)), recorded.Length > 0 ? recorded : text, new JsonObject
        {
            ["own"] = facts.Answer is not null,
            ["recorded"] = recorded,
            ["text"] = text,
            ["whoTitle"] = desk.Text(TextKeys.AnsweredWho),
            ["who"] = PrivacyTexts.WhoSees(desk, facts.Profile),
            ["untilTitle"] = desk.Text(TextKeys.AnsweredUntil),
            ["until"] = CardDesk.Array(
            [
                desk.Text(TextKeys.AnsweredUntilChange, ("date", facts.Due)),
                PrivacyTexts.UntilWhen(desk, facts.RetentionDays),
                PrivacyTexts.WhomToAsk(desk, facts.Contact),
            ]),
            ["campaign"] = facts.Campaign,
            ["version"] = facts.Version,
            ["buttons"] = new JsonObject { ["change"] = desk.Text(TextKeys.AnsweredChange), ["view"] = desk.Text(TextKeys.AnsweredShow) },
        });
    }
}
