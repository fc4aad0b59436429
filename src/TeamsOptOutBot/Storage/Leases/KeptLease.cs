namespace TeamsOptOutBot.Storage.Leases;

/// <summary>Renews a lease until it is disposed of.</summary>
internal sealed class KeptLease : IAsyncDisposable
{
    private readonly ILeases _leases;
    private readonly HeldLease _lease;
    private readonly TimeProvider _time;
    private readonly Action<Exception> _notRenewed;
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _heartbeat;

    /// <param name="notRenewed">Told of a renewal that failed; it is asked for again.</param>
    public KeptLease(ILeases leases, HeldLease lease, TimeProvider time, Action<Exception> notRenewed)
    {
        (_leases, _lease, _time, _notRenewed) = (leases, lease, time, notRenewed);
        _heartbeat = BeatAsync();
    }

    /// <summary>Cancelled when another replica has taken it.</summary>
    public CancellationToken Lost => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _heartbeat;
        _ended.Dispose();
        _lost.Dispose();
    }

    private async Task BeatAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(LeaseTimes.Renewal, _time, _ended.Token);
                if (await _leases.RenewAsync(_lease, _ended.Token))
                    continue;
                await _lost.CancelAsync();
                return;
            }
            catch (OperationCanceledException) when (_ended.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The edge of the heartbeat's loop: when it fails for long, the lease is not safe any more and nothing is sent.
                _notRenewed(exception);
            }
        }
    }
}
