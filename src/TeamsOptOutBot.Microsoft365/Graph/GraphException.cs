using System.Net;

namespace TeamsOptOutBot.Microsoft365.Graph;

/// <summary>A Graph request that did not succeed.</summary>
/// <param name="status">HTTP status; null when no answer came.</param>
/// <param name="code">Graph's code, such as <c>Authorization_RequestDenied</c>.</param>
/// <param name="permission">The application permission that the call needs (least privilege); null when not a matter of permission.</param>
/// <param name="retryAfter">How long to wait, when Graph said so.</param>
public sealed class GraphException(HttpStatusCode? status, string? code, string? permission, TimeSpan? retryAfter, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public HttpStatusCode? Status { get; } = status;

    /// <summary>
    /// No answer of Graph's own came: none at all, or that of something between. A request that changes something may have been
    /// carried out all the same.
    /// </summary>
    public bool IsUnanswered => Status is null or HttpStatusCode.OK or HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout;

    public string? Code { get; } = code;

    public string? Permission { get; } = permission;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    internal static GraphException Unreadable(GraphCall? call, Exception? inner) =>
        new(HttpStatusCode.OK, null, null, null, $"{call?.Name}: what was answered is not what Microsoft Graph documents.", inner);
}
