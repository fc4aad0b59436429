using System.Net;
using Microsoft.Extensions.Logging;

namespace TeamsOptOutBot.Microsoft365.Graph;

/// <summary>
/// Tries a GET up to three times. Anything else is sent once: the delivery row decides on a second install.
/// In place of the package's RetryHandler, which repeats a POST as well, gives up with the answer's body in the exception's text,
/// misreads a Retry-After date of more than a minute and keeps its own clock.
/// </summary>
internal sealed partial class ReadRetryHandler(TimeProvider time, ILogger<ReadRetryHandler> logger) : DelegatingHandler
{
    public const int MaximumTries = 3;

    /// <summary>Waiting in all. Where Graph asks for more, the caller is told and decides.</summary>
    public static readonly TimeSpan MaximumWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get)
            return await base.SendAsync(request, cancellationToken);

        var waited = TimeSpan.Zero;
        for (var attempt = 1; ; attempt++)
        {
            var wait = FirstBackOff * Math.Pow(3, attempt - 1);
            var status = default(HttpStatusCode?);
            try
            {
                var response = await base.SendAsync(request, cancellationToken);

                // Here, so that a connection that breaks in the middle of a page is tried again too.
                await response.Content.LoadIntoBufferAsync(cancellationToken);
                wait = RetryAfterHeader.Read(response.Headers, time) ?? wait;
                if (!IsPassing(response.StatusCode) || attempt == MaximumTries || waited + wait > MaximumWait)
                    return response;

                status = response.StatusCode;
                response.Dispose();
            }
            catch (HttpRequestException) when (attempt < MaximumTries)
            {
                // Asked again below.
            }

            Log.TryAgain(logger, request.GetGraphCall()?.Name, (int?)status, attempt, wait.TotalSeconds);
            await Task.Delay(wait, time, cancellationToken);
            waited += wait;
        }
    }

    private static bool IsPassing(HttpStatusCode status) => status
        is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Microsoft Graph did not carry out {Call} (status {Status}, try {Attempt}); asking again in {Seconds} s.")]
        public static partial void TryAgain(ILogger logger, string? call, int? status, int attempt, double seconds);
    }
}
