using System.Globalization;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Scenarios.Drivers;

/// <summary>A message in a chat as its reader sees it now.</summary>
internal sealed record Message(long Id, string From, string? Text, CardView? Card)
{
    public static Message Read(JsonNode json) => new(
        long.Parse((string)json["id"]!, CultureInfo.InvariantCulture), (string)json["from"]!, (string?)json["text"], json["card"] is JsonObject card ? new CardView(card.DeepClone().AsObject()) : null);

    /// <summary>The card; a message without one fails the test.</summary>
    public CardView View => Card ?? throw new InvalidOperationException($"A card was expected, and this came: {Text}");

    /// <summary>What is written in it, on its card or plainly.</summary>
    public string Words => Card?.Text ?? Text ?? "";
}

/// <summary>What the bot answered to a press.</summary>
internal sealed record PressAnswer(int Status, JsonNode? Body)
{
    /// <summary>The card that replaces the pressed one.</summary>
    public CardView View => (string?)Body?["type"] == "application/vnd.microsoft.card.adaptive"
        ? new CardView(Body["value"]!.DeepClone().AsObject())
        : throw new InvalidOperationException($"A card was expected, and this came: {Status} {Body?.ToJsonString()}");

    /// <summary>The sentence; null where a card came.</summary>
    public string? Sentence => Body?["value"] switch
    {
        JsonValue value => (string?)value,
        JsonObject error when error["message"] is { } message => (string?)message,
        _ => null,
    };

    /// <summary>The status inside the answer to an invoke.</summary>
    public int InnerStatus => (int?)Body?["statusCode"] ?? 0;
}
