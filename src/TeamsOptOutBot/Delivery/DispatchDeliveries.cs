using TeamsOptOutBot.Engine;

namespace TeamsOptOutBot.Delivery;

/// <summary>Sends what is due: claims rows, sends them side by side, writes what became of each, until nothing is due.</summary>
internal sealed partial class DispatchDeliveries(DeliveryStore store, SendDelivery sender, TenantTrouble trouble, TimeProvider time, ILogger<DispatchDeliveries> logger) : IStep
{
    /// <summary>The in-flight window: how many rows may be between the commit of "sending" and the commit of the result.</summary>
    public const int Window = 64;

    private long _fence = time.GetUtcNow().UtcTicks;
    private bool _recovered;

    public static TimeSpan Every => TimeSpan.FromSeconds(1);

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await RecoverAsync(now, cancellationToken);
        while (!trouble.Paused && !cancellationToken.IsCancellationRequested)
        {
            var claimed = await store.ClaimAsync(Interlocked.Increment(ref _fence), Window, time.GetUtcNow(), cancellationToken);
            if (claimed.Count == 0)
                return;

            // What is in flight is finished even when the service is asked to stop: its result must be written.
            await Task.WhenAll(claimed.Select(SendAsync));
        }
    }

    private async Task SendAsync(ClaimedDelivery claimed)
    {
        var result = await sender.SendAsync(claimed, CancellationToken.None);
        await store.WriteAsync(claimed, result, time.GetUtcNow(), CancellationToken.None);
    }

    private async Task RecoverAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_recovered)
            return;
        var uncertain = await store.MarkInFlightUncertainAsync(now, cancellationToken);
        _recovered = true;
        if (uncertain > 0)
            Log.SentAgain(logger, uncertain);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 300, Level = LogLevel.Warning, Message = "{Count} deliveries were in flight when the service stopped; they are sent again, so that none is missing.")]
        public static partial void SentAgain(ILogger logger, int count);
    }
}
