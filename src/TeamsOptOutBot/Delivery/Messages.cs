using System.Text.Json.Nodes;
using TeamsOptOutBot.Microsoft365.Bot;

namespace TeamsOptOutBot.Delivery;

/// <summary>Makes the activities that the bot sends. A card travels alone: Teams splits text and card, and then gives no id to update.</summary>
internal static class Messages
{
    public const string CardContentType = "application/vnd.microsoft.card.adaptive";

    /// <param name="alert">Shows a notification (protocol reference 3.4).</param>
    public static Activity Card(JsonObject card, string summary, bool alert) => new()
    {
        Type = ActivityTypes.Message,
        Summary = summary,
        Attachments = [new Attachment { ContentType = CardContentType, Content = card }],
        ChannelData = alert ? new JsonObject { ["notification"] = new JsonObject { ["alert"] = true } } : null,
    };

    public static Activity Text(string text) => new() { Type = ActivityTypes.Message, Text = text, TextFormat = "plain" };
}
