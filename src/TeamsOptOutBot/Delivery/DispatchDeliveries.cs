using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Leases;
using TeamsOptOutBot.Storage.Queue;

namespace TeamsOptOutBot.Delivery;

/// <summary>
/// Sends what is due, one replica at a time: whoever takes the lease sends under its number, and finds out what an earlier
/// holder left in flight.
/// </summary>
internal sealed partial class DispatchDeliveries(
    IReader reader, ILeases leases, IDeliveryQueue queue, IEnumerable<DeliveryPump> pumps, BotMetrics metrics,
    IHostApplicationLifetime lifetime, TimeProvider time, ILogger<DispatchDeliveries> logger) : IStep, IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _running = new(1, 1);

    public static TimeSpan Every => TimeSpan.FromSeconds(1);

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        if (pumps.All(pump => pump.Rests) || stopping.IsCancellationRequested || !await IsAnythingLeftAsync(now, cancellationToken))
            return;
        await _running.WaitAsync(cancellationToken);
        try
        {
            if (await leases.TakeAsync(LeaseNames.Dispatch, cancellationToken) is { } lease)
                await RunAsync(lease, stopping.Token);
        }
        finally
        {
            _running.Release();
        }
    }

    public void Dispose() => _running.Dispose();

    private async Task RunAsync(HeldLease lease, CancellationToken stopping)
    {
        await using var kept = new KeptLease(leases, lease, time, exception => Log.NotRenewed(logger, exception));
        if (lease.WasLeftBehind)
            await RecoverAsync(lease);
        if (await PumpAsync(lease, stopping))
            await leases.ReleaseAsync(lease, CancellationToken.None);
    }

    /// <summary>All ways beside each other: while one is long at work, what falls due on another is not kept waiting.</summary>
    private async Task<bool> PumpAsync(HeldLease lease, CancellationToken stopping)
    {
        var busy = 0;
        var ended = await Task.WhenAll(pumps.Select(async pump =>
        {
            bool clean;
            do
            {
                Interlocked.Increment(ref busy);
                clean = await pump.RunAsync(lease, stopping);
                if (Interlocked.Decrement(ref busy) > 0)
                    await Task.Delay(Look, time, CancellationToken.None);
            }
            while (clean && Volatile.Read(ref busy) > 0 && !stopping.IsCancellationRequested && lease.IsSafe);
            return clean;
        }));
        return ended.All(clean => clean);
    }

    private async Task RecoverAsync(HeldLease lease)
    {
        var uncertain = await queue.RecoverAsync(lease.Fence, time.GetUtcNow(), CancellationToken.None);
        metrics.TakenOver(uncertain);
        Log.TakenOver(logger, uncertain);
    }

    /// <summary>Due rows, and rows that somebody left in flight.</summary>
    private Task<bool> IsAnythingLeftAsync(DateTimeOffset now, CancellationToken cancellationToken) => reader.ReadAsync(
        async (database, token) =>
            await database.Deliveries.AnyAsync(d => (d.State == DeliveryState.Pending || d.State == DeliveryState.Retrying || d.State == DeliveryState.Uncertain) && d.DueAt <= now, token)
            || await database.Leases.AnyAsync(l => l.Name == LeaseNames.Dispatch && l.Owner != "", token),
        cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(EventId = 300, Level = LogLevel.Warning, Message = "Sending goes on where it was interrupted; {Count} deliveries that were in flight are sent again, so that none is missing.")]
        public static partial void TakenOver(ILogger logger, int count);

        [LoggerMessage(EventId = 301, Level = LogLevel.Warning, Message = "The lease of the dispatcher could not be renewed.")]
        public static partial void NotRenewed(ILogger logger, Exception exception);
    }
}
