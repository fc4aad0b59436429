using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Bot.Connector;

/// <summary>Reads the connector's successful answers, tolerant of what is missing.</summary>
internal static class ConnectorAnswers
{
    /// <param name="answer">Null for an empty body and for JSON that is no object.</param>
    /// <returns>False for a body that is no JSON: a page of something on the way, and not the connector's answer.</returns>
    public static bool TryParse(string body, out JsonObject? answer)
    {
        answer = null;
        if (string.IsNullOrWhiteSpace(body))
            return true;

        try
        {
            answer = JsonNode.Parse(body) as JsonObject;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static string? Text(JsonObject? answer, string member) =>
        answer?[member] is { } node && node.GetValueKind() == JsonValueKind.String && node.GetValue<string>() is { Length: > 0 } text ? text : null;

    public static PagedMembersResult Members(JsonObject? answer)
    {
        var members = (answer?["members"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Select(Member)
            .ToList();
        return new PagedMembersResult(members, Text(answer, "continuationToken"));
    }

    // Older answers name the Entra id objectId.
    private static ChannelAccount Member(JsonObject member) => new()
    {
        Id = Text(member, "id"),
        Name = Text(member, "name"),
        AadObjectId = Text(member, "aadObjectId") ?? Text(member, "objectId"),
        Role = Text(member, "userRole") ?? Text(member, "role"),
    };
}
