using System.Text;
using System.Text.Json;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Hosting;

namespace TeamsOptOutBot.Simulator.Playground;

/// <summary>
/// The Playground's settings for one person of the company. Its own example has ids that are no GUIDs, and it wants exactly five
/// other users, one group chat and one team, whether they are used or not.
/// </summary>
internal static class PlaygroundConfiguration
{
    public const string FileName = ".m365agentsplayground.yml";

    private const int OtherUsers = 5;

    public static string Make(Tenant tenant, CompanyDirectory directory, Person person)
    {
        var others = directory.People.Where(p => p is { Enabled: true, Guest: false } && p != person).Take(OtherUsers);
        var text = new StringBuilder();
        text.Append("version: \"0.1.1\"\n");
        Line(text, "tenantId", tenant.TenantIdText);
        text.Append("bot:\n");
        Line(text, "  id", tenant.BotId);
        Line(text, "  name", tenant.BotName);
        text.Append("currentUser:\n");
        User(text, person, "  ", "  ");
        text.Append("users:\n");
        foreach (var other in others)
        {
            User(text, other, "  - ", "    ");
        }

        text.Append("personalChat:\n");
        Line(text, "  id", person.ConversationId);
        text.Append("groupChat:\n");
        Line(text, "  id", "19:group-chat@thread.v2");
        Line(text, "  name", "Group chat");
        text.Append("team:\n");
        Line(text, "  id", tenant.TeamId);
        Line(text, "  name", tenant.TeamName);
        Line(text, "  aadGroupId", tenant.TeamGroupId.ToString());
        text.Append("  channels: []\n");
        return text.ToString();
    }

    private static void User(StringBuilder text, Person person, string first, string next)
    {
        Line(text, first + "id", person.TeamsId);
        Line(text, next + "name", person.Name);

        // Spelled so by the Playground.
        Line(text, next + "userPrincipleName", person.UserPrincipalName);
        Line(text, next + "aadObjectId", person.Id.ToString());
        Line(text, next + "givenName", person.GivenName);
        Line(text, next + "surname", person.Surname);
        Line(text, next + "email", person.Mail);
    }

    /// <summary>A JSON string is a YAML string.</summary>
    private static void Line(StringBuilder text, string name, string value) => text.Append(name).Append(": ").Append(JsonSerializer.Serialize(value)).Append('\n');
}
