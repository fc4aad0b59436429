using System.Text.Json.Nodes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>Whether a notice is real.</summary>
internal static class VerifyCard
{
    public static JsonObject Build(CardDesk desk, VerifyFacts facts)
    {
        var note = desk.Text(TextKeys.VerifyNote);
        if (facts.Campaign is not { } campaign)
        {
            var unknown = desk.Text(TextKeys.VerifyUnknownText, ("name", PlainText.Name(facts.Asked)));
            return desk.Expand("verify", desk.Text(TextKeys.VerifyUnknown), unknown, new JsonObject { ["text"] = unknown, ["rows"] = new JsonArray(), ["note"] = note });
        }

        return desk.Expand("verify", desk.Text(campaign.Ended ? TextKeys.VerifyClosed : TextKeys.VerifyReal), PlainText.Name(campaign.Name), new JsonObject
        {
            ["text"] = PlainText.Name(campaign.Name),
            ["rows"] = new JsonArray(
                CardDesk.Row(desk.Text(TextKeys.VerifyStartedBy), PlainText.Name(campaign.StartedBy)),
                CardDesk.Row(desk.Text(TextKeys.VerifyStartedOn), desk.Text(TextKeys.FormatDay, ("date", campaign.StartedOn))),
                CardDesk.Row(desk.Text(TextKeys.VerifyDue), desk.Text(TextKeys.FormatDay, ("date", campaign.Due)))),
            ["linkLabel"] = desk.Text(campaign.Links.Count switch { 0 => TextKeys.VerifyNoLink, 1 => TextKeys.VerifyLink, _ => TextKeys.VerifyLinks }),
            ["links"] = CardDesk.Array(campaign.Links.Select(PlainText.Link)),
            ["note"] = note,
        });
    }
}
