using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Bot.Connector;

/// <summary>Reads the connector's successful answers, tolerant of what is missing.</summary>
internal static class ConnectorAnswers
{
    /// <returns>Null for an empty body and for one that is no JSON object.</returns>
    public static JsonObject? Parse(string body)
    {
        if (string.IsNullOrWhiteSpace(body))
            return null;

        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            // The request was carried out; a page of a gateway in its answer does not undo that.
            return null;
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
