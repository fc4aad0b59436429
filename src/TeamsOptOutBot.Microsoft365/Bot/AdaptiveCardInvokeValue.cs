using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>The <c>value</c> of an <c>adaptiveCard/action</c> invoke.</summary>
/// <param name="Verb">The action's verb.</param>
/// <param name="Data">The action's data with the card's inputs merged into it; empty when there was none.</param>
/// <param name="Automatic">True when the client refreshed the card by itself.</param>
public sealed record AdaptiveCardInvokeValue(string Verb, JsonObject Data, bool Automatic)
{
    /// <summary>Reads it with the SDK's checks and sentences (<c>GetAdaptiveCardInvokeValue</c>). <c>trigger</c> and <c>action.id</c> may be absent.</summary>
    internal static bool TryRead(
        JsonNode? value, [NotNullWhen(true)] out AdaptiveCardInvokeValue? result, [NotNullWhen(false)] out AdaptiveCardInvokeResponse? malformed)
    {
        result = null;
        malformed = Check(value);
        if (malformed is not null)
            return false;

        var action = value!["action"]!;
        result = new AdaptiveCardInvokeValue(
            Text(action["verb"])!,
            action["data"]?.DeepClone().AsObject() ?? [],
            Automatic: Text(value["trigger"]) == "automatic");
        return true;
    }

    private static AdaptiveCardInvokeResponse? Check(JsonNode? value)
    {
        if (value is null)
            return BadRequest("Missing value property");
        if (value is not JsonObject body)
            return BadRequest("Value property is not properly formed");
        if (body["action"] is not { } member)
            return BadRequest("Missing action property");
        if (member is not JsonObject action)
            return BadRequest("Action property is not properly formed");
        if (Text(action["type"]) != "Action.Execute")
            return AdaptiveCardInvokeResponse.Error(400, "NotSupported", "Only Action.Execute is supported");
        if (Text(action["verb"]) is not { Length: > 0 })
            return BadRequest("Missing verb property");
        if (action["data"] is not (null or JsonObject))
            return BadRequest("Data property is not properly formed");
        return null;
    }

    private static AdaptiveCardInvokeResponse BadRequest(string message) => AdaptiveCardInvokeResponse.Error(400, "BadRequest", message);

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}
