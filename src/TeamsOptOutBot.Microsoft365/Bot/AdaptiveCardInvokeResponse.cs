using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>Answer to <c>adaptiveCard/action</c> (protocol reference 2.8).</summary>
public sealed record AdaptiveCardInvokeResponse(int StatusCode, string Type, JsonNode? Value)
{
    /// <summary>Replaces the card for the person who pressed.</summary>
    public static AdaptiveCardInvokeResponse Card(JsonObject card) => new(200, "application/vnd.microsoft.card.adaptive", card);

    /// <summary>Shows a sentence; the card stays.</summary>
    public static AdaptiveCardInvokeResponse Message(string text) => new(200, "application/vnd.microsoft.activity.message", JsonValue.Create(text));

    /// <summary>Says what was wrong; the card stays.</summary>
    public static AdaptiveCardInvokeResponse Error(int status, string code, string message) =>
        new(status, "application/vnd.microsoft.error", new JsonObject { ["code"] = code, ["message"] = message });

    /// <summary>The envelope as the body of the invoke's HTTP response.</summary>
    internal JsonObject ToJson() => new() { ["statusCode"] = StatusCode, ["type"] = Type, ["value"] = Value?.DeepClone() };
}
