using System.Text.Json.Nodes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>What is stored about the asker, shown to the asker only.</summary>
internal static class MyDataCard
{
    public const int MostNotices = 15;

    public static JsonObject Build(CardDesk desk, MyDataFacts facts)
    {
        var data = new JsonObject { ["never"] = desk.Text(TextKeys.MydataNever) };
        var title = desk.Text(TextKeys.MydataTitle);
        if (facts.Person is { } person)
        {
            data["directory"] = FigureRows.Section(
                desk.Text(TextKeys.MydataDirectory),
                Row(desk, TextKeys.MydataName, person.Name),
                Row(desk, TextKeys.MydataMail, person.Mail),
                Row(desk, TextKeys.MydataId, person.Id),
                Row(desk, TextKeys.MydataLanguage, person.Language is { } tag ? LanguageNames.Of(tag, desk.Culture) ?? tag : null),
                Row(desk, TextKeys.MydataCountry, person.Country is { } code ? CountryNames.Of(code, desk.Culture) ?? code : null),
                Row(desk, TextKeys.MydataDepartment, person.Department),
                Row(desk, TextKeys.MydataManager, person.Manager));
        }
        else if (!facts.HasConversation && facts.Notices.Count == 0)
        {
            data["none"] = desk.Text(TextKeys.MydataNone);
            return desk.Expand("my-data", title, desk.Text(TextKeys.MydataNone), data);
        }

        data["teams"] = new JsonObject
        {
            ["heading"] = desk.Text(TextKeys.MydataTeams),
            ["text"] = desk.Text(facts.HasConversation ? TextKeys.MydataTeamsYes : TextKeys.MydataTeamsNo),
        };
        if (facts.Notices.Count > 0)
        {
            data["notices"] = new JsonObject
            {
                ["heading"] = desk.Text(TextKeys.MydataNotices),
                ["items"] = new JsonArray([.. facts.Notices.Take(MostNotices).Select(notice => (JsonNode)Notice(desk, notice))]),
            };
        }

        return desk.Expand("my-data", title, desk.Text(TextKeys.MydataNever), data);
    }

    private static JsonObject Row(CardDesk desk, string key, string? value) =>
        CardDesk.Row(desk.Text(key), value is null ? desk.Text(TextKeys.MydataUnknown) : PlainText.Name(value));

    private static JsonObject Notice(CardDesk desk, StoredNotice notice) => new()
    {
        ["name"] = PlainText.Name(notice.Name),
        ["lines"] = CardDesk.Array(
        [
            notice is { Answer: { } answer, AnsweredAt: { } time }
                ? desk.Text(TextKeys.MydataAnswered, ("time", time), ("answer", PlainText.Name(answer)))
                : desk.Text(TextKeys.MydataNotAnswered),
            desk.Text(TextKeys.MydataAttempts, ("count", notice.Attempts)),
            notice.ErasedOn is { } erased
                ? desk.Text(TextKeys.MydataUntil, ("date", erased))
                : desk.Text(TextKeys.MydataUntilClose, ("days", notice.RetentionDays)),
        ]),
    };
}
