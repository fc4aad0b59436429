using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Simulator.Client;
using TeamsOptOutBot.Simulator.Control;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Teams;
using TeamsOptOutBot.Simulator.Tokens;

namespace TeamsOptOutBot.Simulator.Playground;

/// <summary>
/// Signs what Agents Playground posts, which has no tokens of its own, and hands it to the bot: the bot keeps its one way in.
/// The way back needs no relay: the bot calls the connector at the activity's service URL, which is the Playground's.
/// </summary>
internal sealed class PlaygroundRelay(BotTokens tokens, BotSender sender, CompanyDirectory directory, Conversations conversations)
{
    public const string Path = "/playground/api/messages";

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost(Path, RelayAsync);

    private async Task<IResult> RelayAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        if (Parse(body.ToArray()) is not { } activity)
        {
            return ControlAnswers.Refuse(400, "This is no activity.");
        }

        // A token that vouches for a foreign address would send the bot's own token there.
        if (Text(activity["serviceUrl"]) is not { } serviceUrl || !Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url) || !url.IsLoopback)
        {
            return ControlAnswers.Refuse(400, "The relay signs for a Playground on this machine only: the activity's serviceUrl must be on localhost.");
        }

        var person = Guid.TryParse(Text(activity["from"]?["aadObjectId"]), out var id) ? directory.Find(id) : null;
        if (person is not null && Text(activity["type"]) == "installationUpdate" && Text(activity["action"]) == "add")
        {
            // Graph shall say so as well when the bot wants to install itself.
            conversations.Of(person).App = AppState.Installed;
        }

        var answer = await sender.SendAsync(
            body.ToArray(), tokens.Forge(new JsonObject { ["serviceurl"] = serviceUrl }, "good"), $"activity.playground.{Text(activity["type"])}",
            Text(activity["conversation"]?["id"]), person, Text(activity["id"]), cancellationToken);
        return answer switch
        {
            { Status: 0 } => ControlAnswers.Refuse(502, "The bot cannot be reached."),
            { Body: null } => Results.StatusCode(answer.Status),
            _ => Results.Json(answer.Body, statusCode: answer.Status),
        };
    }

    private static JsonObject? Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
