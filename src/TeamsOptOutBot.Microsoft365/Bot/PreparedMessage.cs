using System.Text;
using System.Text.Json;

namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>
/// A message that goes to many: written as JSON once, with gaps for what differs from one conversation to the next, so
/// that the cost of a card does not grow with its audience. Made by <see cref="IConnectorClient.Prepare"/>.
/// </summary>
public sealed class PreparedMessage
{
    private static readonly string ConversationGap = $"conversation-{Guid.NewGuid():N}";
    private static readonly string ActivityGap = $"activity-{Guid.NewGuid():N}";

    private readonly byte[] _send;
    private readonly byte[] _update;

    private PreparedMessage(byte[] send, byte[] update) => (_send, _update) = (send, update);

    /// <param name="complete">Fills in what the connector wants, for a conversation id.</param>
    internal static PreparedMessage Create(Activity activity, Func<Activity, string, Activity> complete)
    {
        var send = complete(activity, ConversationGap);
        var update = send.ShallowCopy();
        update.Id = ActivityGap;
        return new PreparedMessage(
            JsonSerializer.SerializeToUtf8Bytes(send, ActivityJson.Activity),
            JsonSerializer.SerializeToUtf8Bytes(update, ActivityJson.Activity));
    }

    internal byte[] For(string conversationId) => Fill(_send, (ConversationGap, conversationId));

    internal byte[] For(string conversationId, string activityId) => Fill(_update, (ConversationGap, conversationId), (ActivityGap, activityId));

    private static byte[] Fill(byte[] text, params ReadOnlySpan<(string Gap, string Value)> values)
    {
        foreach (var (gap, value) in values)
        {
            var name = Encoding.ASCII.GetBytes(gap);
            var id = JsonEncodedText.Encode(value, ActivityJson.Activity.Options.Encoder).EncodedUtf8Bytes;
            var at = text.AsSpan().IndexOf(name);
            var filled = new byte[text.Length - name.Length + id.Length];
            text.AsSpan(0, at).CopyTo(filled);
            id.CopyTo(filled.AsSpan(at));
            text.AsSpan(at + name.Length).CopyTo(filled.AsSpan(at + id.Length));
            text = filled;
        }

        return text;
    }
}
