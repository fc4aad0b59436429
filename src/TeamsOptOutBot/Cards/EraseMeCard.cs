using System.Text.Json.Nodes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>What an erasure on request does, the button that asks for it, and what has become of it.</summary>
internal static class EraseMeCard
{
    private const int MostNotices = 10;

    public static JsonObject Build(CardDesk desk, EraseMeFacts facts)
    {
        var title = desk.Text(facts.Erased ? TextKeys.EraseMeDoneTitle : facts.AskedAt is null ? TextKeys.EraseMeTitle : TextKeys.EraseMeOpenTitle);
        string[] lines = facts switch
        {
            { Erased: true } => [desk.Text(TextKeys.EraseMeDone), desk.Text(TextKeys.EraseMeStays)],
            { AskedAt: { } asked } =>
            [
                desk.Text(TextKeys.EraseMeWaits, ("time", asked), ("notices", desk.Names(facts.WaitsFor.Take(MostNotices)))),
                desk.Text(TextKeys.EraseMeUntil, ("date", DateOnly.FromDateTime(asked.UtcDateTime.AddMonths(1))), ("name", PlainText.Name(facts.Contact.Name)), ("mail", PlainText.Name(facts.Contact.Mail))),
            ],
            _ => [desk.Text(TextKeys.EraseMeClosed), desk.Text(TextKeys.EraseMeRunning), desk.Text(TextKeys.EraseMeStays)],
        };
        var data = new JsonObject { ["lines"] = CardDesk.Array(lines) };
        if (facts is { Erased: false, AskedAt: null })
            data["button"] = desk.Text(TextKeys.EraseMeButton);
        return desk.Expand("erase-me", title, lines[0], data);
    }
}
