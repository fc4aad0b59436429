using System.Text;
using System.Text.Json;
using TeamsOptOutBot.Simulator.Teams;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Connector;

/// <summary>Reads and checks what the bot wants to send.</summary>
internal sealed class OutgoingActivity(ContentPool pool)
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>About 100 KB, counted in UTF-16.</summary>
    private const int LargestCharacters = 100 * 1024 / 2;

    private static readonly HashSet<string> Members = JsonShape.Set(
        "type id timestamp localTimestamp localTimezone callerId serviceUrl channelId from conversation recipient textFormat attachmentLayout " +
        "membersAdded membersRemoved reactionsAdded reactionsRemoved topicName historyDisclosed locale text speak inputHint summary " +
        "suggestedActions attachments entities channelData action replyToId label valueType value name relatesTo code expiration importance " +
        "deliveryMode listenFor textHighlights semanticAction");

    private static readonly HashSet<string> Account = JsonShape.Set("id name aadObjectId role");
    private static readonly HashSet<string> ConversationMembers = JsonShape.Set("isGroup conversationType tenantId id name aadObjectId role");
    private static readonly HashSet<string> Attachment = JsonShape.Set("contentType contentUrl content name thumbnailUrl");
    private static readonly HashSet<string> ChannelData = JsonShape.Set(
        "channel eventType team notification tenant meeting settings onBehalfOf app source feedbackLoopEnabled feedbackLoop");

    private static readonly HashSet<string> Notification = JsonShape.Set("alert alertInMeeting externalResourceUrl");

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public static Answer? Refuse(JsonElement activity, int bodyBytes, byte[] body, string botId)
    {
        if (bodyBytes > LargestCharacters && Encoding.UTF8.GetCharCount(body) > LargestCharacters)
        {
            return ConnectorErrors.Make(413, "MessageSizeTooBig", "Message size too large.");
        }

        var unknown = JsonShape.Unknown(activity, "activity", Members)
            ?? JsonShape.Unknown(activity.Member("from"), "activity.from", Account)
            ?? JsonShape.Unknown(activity.Member("recipient"), "activity.recipient", Account)
            ?? JsonShape.Unknown(activity.Member("conversation"), "activity.conversation", ConversationMembers)
            ?? JsonShape.Unknown(activity.Member("channelData"), "activity.channelData", ChannelData)
            ?? JsonShape.Unknown(activity.Member("channelData").Member("notification"), "activity.channelData.notification", Notification)
            ?? Attachments(activity).Select(a => JsonShape.Unknown(a, "activity.attachments", Attachment)).FirstOrDefault(u => u is not null);
        if (unknown is not null)
        {
            return ConnectorErrors.Unknown(unknown);
        }

        if (activity.Member("from").Text("id") is { Length: > 0 } from && from != botId)
        {
            return ConnectorErrors.Make(400, "BadArgument", "'from' is not the bot the token was issued to.");
        }

        return activity.Text("type") switch
        {
            "typing" => null,
            "message" when string.IsNullOrEmpty(activity.Text("text")) && !Attachments(activity).Any() =>
                ConnectorErrors.BadSyntax("Activity must include non empty 'text' field or at least 1 attachment."),
            "message" when Attachments(activity).Any(a => a.Text("contentType") is not { Length: > 0 }) =>
                ConnectorErrors.BadSyntax("Attachment without 'contentType'."),
            "message" when Attachments(activity).Any(a => a.Text("contentType") == CardType && !IsCard(a.Member("content"))) =>
                ConnectorErrors.BadSyntax("Adaptive Card without type 'AdaptiveCard' or without version."),
            "message" => null,
            null => ConnectorErrors.BadSyntax("Activity 'type' is required."),
            var type => ConnectorErrors.Make(400, "BadArgument", $"Unknown activity type '{type}'."),
        };
    }

    public static bool IsTyping(JsonElement activity) => activity.Text("type") == "typing";

    /// <summary>
    /// The messages Teams makes of it: text beside attachments, or several attachments, are split, and then no id is returned.
    /// </summary>
    public IReadOnlyList<MessageContent> Split(JsonElement activity)
    {
        var contents = new List<MessageContent>();
        if (activity.Text("text") is { Length: > 0 } text)
        {
            contents.Add(pool.Get(text, null));
        }

        foreach (var attachment in Attachments(activity))
        {
            contents.Add(pool.Get(null, JsonSerializer.SerializeToUtf8Bytes(attachment.Member("content"))));
        }

        return contents;
    }

    private static bool IsCard(JsonElement card) => card.Text("type") == "AdaptiveCard" && card.Text("version") is not null;

    private static JsonElement.ArrayEnumerator Attachments(JsonElement activity) =>
        activity.Member("attachments") is { ValueKind: JsonValueKind.Array } attachments ? attachments.EnumerateArray() : default;
}
