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

    public string? Code { get; } = code;

    public string? Permission { get; } = permission;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
