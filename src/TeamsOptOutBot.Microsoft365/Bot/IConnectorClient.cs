namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>
/// What goes out: the Bot Connector REST API. Every call is exactly one HTTP request; nothing is retried here,
/// because only the delivery row may repeat a send.
/// </summary>
/// <exception cref="ConnectorException">The service answered with an error, or did not answer.</exception>
public interface IConnectorClient
{
    /// <summary>Creates (or finds: the call is idempotent) the one-to-one conversation. No activity is sent.</summary>
    Task<ConversationResourceResponse> CreateConversationAsync(string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken);

    /// <summary>Sends to a conversation. The id is null where the service answers 202 with an empty body.</summary>
    Task<ResourceResponse> SendToConversationAsync(string serviceUrl, string conversationId, Activity activity, CancellationToken cancellationToken);

    /// <summary>Sends as a reply to an activity.</summary>
    Task<ResourceResponse> ReplyToActivityAsync(string serviceUrl, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken);

    /// <summary>Replaces one of the bot's own messages as a whole.</summary>
    Task<ResourceResponse> UpdateActivityAsync(string serviceUrl, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken);

    /// <summary>Writes a message that goes to many once.</summary>
    PreparedMessage Prepare(Activity activity);

    /// <inheritdoc cref="SendToConversationAsync(string, string, Activity, CancellationToken)"/>
    Task<ResourceResponse> SendToConversationAsync(string serviceUrl, string conversationId, PreparedMessage message, CancellationToken cancellationToken);

    /// <inheritdoc cref="UpdateActivityAsync(string, string, string, Activity, CancellationToken)"/>
    Task<ResourceResponse> UpdateActivityAsync(string serviceUrl, string conversationId, string activityId, PreparedMessage message, CancellationToken cancellationToken);

    /// <summary>Deletes one of the bot's own messages.</summary>
    Task DeleteActivityAsync(string serviceUrl, string conversationId, string activityId, CancellationToken cancellationToken);

    /// <summary>One page of members; <paramref name="continuationToken"/> is null for the first.</summary>
    Task<PagedMembersResult> GetPagedMembersAsync(string serviceUrl, string conversationId, int? pageSize, string? continuationToken, CancellationToken cancellationToken);
}
