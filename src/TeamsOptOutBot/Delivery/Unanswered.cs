using System.Net;
using TeamsOptOutBot.Microsoft365.Bot;

namespace TeamsOptOutBot.Delivery;

/// <summary>Tells requests that nobody answered from those that were refused.</summary>
internal static class Unanswered
{
    /// <returns>When to try again, where the whole service is silent.</returns>
    public static DateTimeOffset? Of(ConnectorException exception, Silence service)
    {
        if (exception.Status is null or HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout)
            return service.NoAnswer();
        service.Answered();
        return null;
    }

    /// <summary>It may have been carried out all the same.</summary>
    public static bool IsLost(this ConnectorException exception) => exception.Status is null or HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout;
}
