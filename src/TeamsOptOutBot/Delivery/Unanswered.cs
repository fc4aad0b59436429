using System.Net;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Microsoft365.Graph;

namespace TeamsOptOutBot.Delivery;

/// <summary>Tells requests that nobody answered from those that were refused.</summary>
internal static class Unanswered
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <returns>When to try again, where the whole service is silent.</returns>
    public static DateTimeOffset? Of(ConnectorException exception, Silence service) => Of(exception.IsLost() || IsAway(exception.Status), service);

    /// <inheritdoc cref="Of(ConnectorException, Silence)"/>
    public static DateTimeOffset? Of(GraphException exception, Silence service) => Of(exception.IsUnanswered || IsAway(exception.Status), service);

    /// <summary>It may have been carried out all the same.</summary>
    public static bool IsLost(this ConnectorException exception) => exception.Status is null or HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout;

    /// <summary>
    /// What may have arrived is tried again at ever longer intervals: a service that takes every message and answers none would
    /// otherwise bring one person a hundred copies in an hour.
    /// </summary>
    /// <param name="again">When the service is asked again.</param>
    /// <param name="age">Since it was first tried.</param>
    public static DateTimeOffset PauseAfterLost(DateTimeOffset again, TimeSpan age, DateTimeOffset now)
    {
        var pause = age < LongestPause ? age : LongestPause;
        return now + pause > again ? now + pause : again;
    }

    private static DateTimeOffset? Of(bool unanswered, Silence service)
    {
        if (unanswered)
            return service.NoAnswer();
        service.Answered();
        return null;
    }

    private static bool IsAway(HttpStatusCode? status) => status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable;
}
