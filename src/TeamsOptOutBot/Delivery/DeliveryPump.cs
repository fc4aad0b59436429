using System.Threading.Channels;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Leases;
using TeamsOptOutBot.Storage.Queue;

namespace TeamsOptOutBot.Delivery;

/// <summary>
/// Keeps the window full: while some rows are being sent, the results of others are written and the next are taken, in one
/// commit. No row waits for the slowest.
/// </summary>
internal sealed partial class DeliveryPump(
    IDeliveryQueue queue, ILane lane, BotMetrics metrics, TimeProvider time, ILogger<DeliveryPump> logger)
{
    /// <summary>Results that are worth a commit at once.</summary>
    private const int Batch = 8;

    /// <summary>How long a result may wait for others to share its commit.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);

    /// <summary>How often new rows are looked for while no result comes.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan DatabasePause = TimeSpan.FromSeconds(1);

    public bool Rests => lane.Rests;

    /// <summary>Sends until nothing is due, or until <paramref name="stopping"/>; what is in flight is always finished and written.</summary>
    /// <returns>True when nothing is left in flight.</returns>
    public async Task<bool> RunAsync(HeldLease lease, CancellationToken stopping)
    {
        await lane.PrepareAsync(lease, stopping);
        var window = lane.Open();
        var done = Channel.CreateUnbounded<DeliveryOutcome>(new UnboundedChannelOptions { SingleReader = true });
        var outcomes = new List<DeliveryOutcome>();
        for (var broken = false; ;)
        {
            var mayTake = !broken && !stopping.IsCancellationRequested && !lane.Rests && lease.IsSafe;
            if (!mayTake && window.Count == 0)
                return !broken;
            try
            {
                var taken = await queue.RunAsync(lease.Fence, outcomes, mayTake ? window.Plan(outcomes.Count) : ClaimPlan.Nothing, time.GetUtcNow(), CancellationToken.None);
                if (taken is null)
                {
                    await ForgetAsync(window, outcomes, done.Reader);
                    return false;
                }

                foreach (var outcome in outcomes)
                    window.Remove(outcome.Claimed);
                outcomes.Clear();
                foreach (var claimed in taken)
                {
                    window.Add(claimed);
                    _ = SendAsync(claimed, lease, done.Writer, stopping);
                }
            }
            catch (Exception exception) when (exception.IsOfTheDatabase())
            {
                // The results are kept and written when the database is back; nothing new is begun. What this commit may have
                // taken without our knowing is found by whoever takes the lease next.
                broken = true;
                Log.DatabaseGone(logger, exception);
                await Task.Delay(DatabasePause, time, CancellationToken.None);
            }

            metrics.InFlight(lane.Name, window.Count);
            if (window.Count == 0)
                return !broken;
            await GatherAsync(window, outcomes, done.Reader, mayTake);
        }
    }

    private async Task SendAsync(ClaimedDelivery claimed, HeldLease lease, ChannelWriter<DeliveryOutcome> done, CancellationToken stopping)
    {
        DeliveryResult result;
        try
        {
            result = await lane.SendAsync(claimed, lease, stopping);
        }
        catch (Exception exception)
        {
            // The edge of one send: the row is tried again like one whose answer was lost.
            Log.SendBroke(logger, claimed.Id, exception);
            result = lane.AfterFault(claimed);
        }

        var now = time.GetUtcNow();
        var outcome = Outcomes.Of(claimed, result, now);
        metrics.Count(outcome, now);
        await done.WriteAsync(outcome, CancellationToken.None);
    }

    /// <summary>Waits for results: for some more of them when few are there, for a look at new rows when none is.</summary>
    private async Task GatherAsync(IWindow window, List<DeliveryOutcome> outcomes, ChannelReader<DeliveryOutcome> done, bool lookForNew)
    {
        var patience = lookForNew ? Look : Gathering;
        using var over = new CancellationTokenSource();
        var limit = Task.Delay(outcomes.Count == 0 ? patience : TimeSpan.Zero, time, over.Token);
        while (outcomes.Count < Math.Min(Batch, window.Count))
        {
            var first = outcomes.Count == 0;
            while (done.TryRead(out var outcome))
                outcomes.Add(outcome);
            if (outcomes.Count >= Math.Min(Batch, window.Count))
                break;
            if (first && outcomes.Count > 0)
                limit = Task.Delay(Gathering, time, over.Token);
            var more = done.WaitToReadAsync(over.Token).AsTask();
            if (await Task.WhenAny(more, limit) == limit)
                break;
        }

        await over.CancelAsync();
        while (done.TryRead(out var outcome))
            outcomes.Add(outcome);
    }

    /// <summary>Another replica dispatches by now and has marked these rows uncertain; what comes back is not written.</summary>
    private async Task ForgetAsync(IWindow window, List<DeliveryOutcome> outcomes, ChannelReader<DeliveryOutcome> done)
    {
        Log.Replaced(logger, window.Count);
        for (var left = window.Count - outcomes.Count; left > 0; left--)
            await done.ReadAsync(CancellationToken.None);
        metrics.InFlight(lane.Name, 0);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 310, Level = LogLevel.Error, Message = "The database did not take the results of sends; they are kept and written when it is back.")]
        public static partial void DatabaseGone(ILogger logger, Exception exception);

        [LoggerMessage(EventId = 311, Level = LogLevel.Error, Message = "Delivery {Delivery} could not be sent; it is tried again.")]
        public static partial void SendBroke(ILogger logger, long delivery, Exception exception);

        [LoggerMessage(EventId = 312, Level = LogLevel.Warning, Message = "Another replica dispatches by now; {Count} results are left to it.")]
        public static partial void Replaced(ILogger logger, int count);
    }
}
