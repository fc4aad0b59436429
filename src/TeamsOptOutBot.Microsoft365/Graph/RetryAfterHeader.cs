using System.Net.Http.Headers;

namespace TeamsOptOutBot.Microsoft365.Graph;

internal static class RetryAfterHeader
{
    /// <summary>Seconds or a date (RFC 9110, 10.2.3); null when there is none or it cannot be read.</summary>
    public static TimeSpan? Read(HttpResponseHeaders headers, TimeProvider time) => headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } date } => date - time.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };
}
