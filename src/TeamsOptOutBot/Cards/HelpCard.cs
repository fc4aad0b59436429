using System.Text.Json.Nodes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>The commands that the asker may use.</summary>
internal static class HelpCard
{
    public static JsonObject Build(CardDesk desk, HelpFacts facts)
    {
        var id = PlainText.Name(facts.Example);
        var groups = new JsonArray(Group(
            desk.Text(TextKeys.HelpEverybody),
            Command(desk.Text(TextKeys.HelpSyntaxVerify, ("id", id)), desk.Text(TextKeys.HelpTextVerify)),
            Command(desk.Text(TextKeys.HelpSyntaxMyData), desk.Text(TextKeys.HelpTextMyData)),
            Command(desk.Text(TextKeys.HelpSyntaxNotice), desk.Text(TextKeys.HelpTextNotice)),
            Command(desk.Text(TextKeys.HelpSyntaxHelp), desk.Text(TextKeys.HelpTextHelp))));
        if (facts.IsManager)
        {
            groups.Add(Group(desk.Text(TextKeys.HelpManagers), Command(desk.Text(TextKeys.HelpSyntaxStatus), desk.Text(TextKeys.HelpTextManagerStatus))));
        }

        if (facts.IsHr)
        {
            groups.Add(Group(
                desk.Text(TextKeys.HelpHr),
                Command(desk.Text(TextKeys.HelpSyntaxTemplates), desk.Text(TextKeys.HelpTextTemplates)),
                Command(desk.Text(TextKeys.HelpSyntaxStart, ("id", id), ("groups", PlainText.Functionless(facts.ExampleGroups))), desk.Text(TextKeys.HelpTextStart)),
                Command(desk.Text(TextKeys.HelpSyntaxStatus), desk.Text(TextKeys.HelpTextStatus)),
                Command(desk.Text(TextKeys.HelpSyntaxCampaigns), desk.Text(TextKeys.HelpTextCampaigns)),
                Command(desk.Text(TextKeys.HelpSyntaxRemind, ("id", id)), desk.Text(TextKeys.HelpTextRemind)),
                Command(desk.Text(TextKeys.HelpSyntaxClose, ("id", id)), desk.Text(TextKeys.HelpTextClose))));
        }

        var note = desk.Text(TextKeys.HelpNote);
        return desk.Expand("help", desk.Text(TextKeys.HelpTitle), note, new JsonObject { ["groups"] = groups, ["note"] = note });
    }

    private static JsonObject Group(string heading, params JsonObject[] commands) => new() { ["heading"] = heading, ["commands"] = new JsonArray([.. commands]) };

    private static JsonObject Command(string command, string text) => new() { ["command"] = command, ["text"] = text };
}
