using System.Text.Json.Nodes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>The commands that the asker may use.</summary>
internal static class HelpCard
{
    private const string ExampleMail = "ada@contoso.com";

    public static JsonObject Build(CardDesk desk, HelpFacts facts)
    {
        var id = PlainText.Name(facts.Example);
        var groups = new JsonArray(Group(
            desk.Text(TextKeys.HelpEverybody),
            Command(desk.Command(CommandWordKeys.Verify, id), desk.Text(TextKeys.HelpTextVerify)),
            Command(desk.Command(CommandWordKeys.MyData), desk.Text(TextKeys.HelpTextMyData)),
            Command(desk.Command(CommandWordKeys.EraseMe), desk.Text(TextKeys.HelpTextEraseMe)),
            Command(desk.Command(CommandWordKeys.Notice), desk.Text(TextKeys.HelpTextNotice)),
            Command(desk.Command(CommandWordKeys.Checklist), desk.Text(TextKeys.HelpTextChecklist)),
            Command(desk.Command(CommandWordKeys.Help), desk.Text(TextKeys.HelpTextHelp))));
        if (facts.IsManager)
        {
            groups.Add(Group(desk.Text(TextKeys.HelpManagers), Command(desk.Command(CommandWordKeys.Status), desk.Text(TextKeys.HelpTextManagerStatus))));
        }

        if (facts.IsHr)
        {
            groups.Add(Group(
                desk.Text(TextKeys.HelpHr),
                Command(desk.Command(CommandWordKeys.Templates), desk.Text(TextKeys.HelpTextTemplates)),
                Command(desk.Command(CommandWordKeys.Start, $"{id} to {PlainText.Functionless(facts.ExampleGroups)}"), desk.Text(TextKeys.HelpTextStart)),
                Command(desk.Command(CommandWordKeys.Status), desk.Text(TextKeys.HelpTextStatus)),
                Command(desk.Command(CommandWordKeys.Campaigns), desk.Text(TextKeys.HelpTextCampaigns)),
                Command(desk.Command(CommandWordKeys.Remind, id), desk.Text(TextKeys.HelpTextRemind)),
                Command(desk.Command(CommandWordKeys.Close, id), desk.Text(TextKeys.HelpTextClose)),
                Command(desk.Command(CommandWordKeys.Why, PlainText.Name(ExampleMail)), desk.Text(TextKeys.HelpTextWhy)),
                Command(desk.Command(CommandWordKeys.PolicyNote), desk.Text(TextKeys.HelpTextPolicyNote)),
                Command(desk.Command(CommandWordKeys.Doctor), desk.Text(TextKeys.HelpTextDoctor))));
        }

        var note = desk.Text(TextKeys.HelpNote);
        return desk.Expand("help", desk.Text(TextKeys.HelpTitle), note, new JsonObject { ["groups"] = groups, ["note"] = note });
    }

    private static JsonObject Group(string heading, params JsonObject[] commands) => new() { ["heading"] = heading, ["commands"] = new JsonArray([.. commands]) };

    private static JsonObject Command(string command, string text) => new() { ["command"] = command, ["text"] = text };
}
