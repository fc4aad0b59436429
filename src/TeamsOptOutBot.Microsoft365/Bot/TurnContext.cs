namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>One turn: the activity that came in, and the way to answer it.</summary>
public sealed class TurnContext(Activity activity, IConnectorClient connector)
{
    public Activity Activity { get; } = activity;

    /// <summary>Set by whoever handled an invoke.</summary>
    public InvokeResponse? InvokeResponse { get; set; }

    /// <summary>Sends into the conversation the activity came from. One request, no retry.</summary>
    public Task<ResourceResponse> SendActivityAsync(Activity reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var outgoing = reply.ShallowCopy();
        outgoing.From ??= AddressOf(Activity.Recipient);
        outgoing.Recipient ??= AddressOf(Activity.From);
        outgoing.Conversation ??= Activity.Conversation;
        outgoing.ChannelId ??= Activity.ChannelId;
        outgoing.ServiceUrl ??= Activity.ServiceUrl;
        return connector.SendToConversationAsync(Activity.ServiceUrl!, Activity.Conversation!.Id!, outgoing, cancellationToken);
    }

    /// <summary>Whatever else came with an account is not ours to send back.</summary>
    private static ChannelAccount? AddressOf(ChannelAccount? account) =>
        account is null ? null : new ChannelAccount { Id = account.Id, Name = account.Name, AadObjectId = account.AadObjectId, Role = account.Role };
}
