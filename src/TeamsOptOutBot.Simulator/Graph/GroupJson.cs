using System.Text.Json;
using TeamsOptOutBot.Simulator.Directory;

namespace TeamsOptOutBot.Simulator.Graph;

/// <summary>A group as Graph shows it.</summary>
internal static class GroupJson
{
    public const string Filterable = "id displayName mail visibility";

    private static readonly Dictionary<string, Action<Utf8JsonWriter, Group>> Properties = new(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = (w, g) => w.WriteString("id", g.Id),
        ["displayName"] = (w, g) => w.WriteString("displayName", g.Name),
        ["description"] = (w, g) => w.WriteString("description", g.Description),
        ["mail"] = (w, g) => w.WriteString("mail", g.Mail),
        ["mailNickname"] = (w, g) => w.WriteString("mailNickname", g.Mail?.Split('@')[0]),
        ["mailEnabled"] = (w, g) => w.WriteBoolean("mailEnabled", g.Mail is not null),
        ["securityEnabled"] = (w, g) => w.WriteBoolean("securityEnabled", true),
        ["visibility"] = (w, g) => w.WriteString("visibility", g.Visibility),
        ["groupTypes"] = (w, g) =>
        {
            w.WriteStartArray("groupTypes");
            if (g.Mail is not null)
            {
                w.WriteStringValue("Unified");
            }

            w.WriteEndArray();
        },
    };

    public static string? Unknown(IReadOnlyList<string>? select) => select?.FirstOrDefault(name => !Properties.ContainsKey(name));

    public static void Write(Utf8JsonWriter writer, Group group, IReadOnlyList<string>? select)
    {
        writer.WriteStartObject();
        foreach (var name in select ?? [.. Properties.Keys])
        {
            Properties[name](writer, group);
        }

        writer.WriteEndObject();
    }

    public static string? Text(Group group, string property) => property switch
    {
        "id" => group.Id.ToString(),
        "displayName" => group.Name,
        "mail" => group.Mail,
        "visibility" => group.Visibility,
        _ => null,
    };
}
