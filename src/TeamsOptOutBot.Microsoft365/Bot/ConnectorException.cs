using System.Net;

namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>A request to the Bot Connector that did not succeed. Carries what the retry table needs, never a message text.</summary>
/// <param name="status">The HTTP status; null when no answer came (time-out, reset): the request may have been carried out.</param>
/// <param name="code">The service's own code, such as <c>ConversationBlockedByUser</c>; null when it gave none.</param>
/// <param name="retryAfter">How long to wait, when the service said so.</param>
public sealed class ConnectorException(HttpStatusCode? status, string? code, TimeSpan? retryAfter, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public HttpStatusCode? Status { get; } = status;

    public string? Code { get; } = code;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
