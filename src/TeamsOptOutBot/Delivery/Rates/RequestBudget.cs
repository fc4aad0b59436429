namespace TeamsOptOutBot.Delivery.Rates;

/// <summary>
/// One budget for every request to Teams, whoever sends it. Waiters are served by priority and within it in order.
/// A token bucket of our own, because the framework's has a fixed rate and no clock to inject.
/// </summary>
internal sealed class RequestBudget : IDisposable
{
    private const int BulkPerUpdate = 4;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly long _zero;
    private readonly TokenBucket _bucket;
    private readonly LinkedList<TaskCompletionSource>[] _waiting = [new(), new(), new()];
    private readonly ITimer _timer;
    private int _bulkSinceUpdate;
    private long _unheld;

    public RequestBudget(RequestBudgetOptions options, TimeProvider time)
    {
        _time = time;
        _zero = time.GetTimestamp();
        _bucket = new TokenBucket(options, TimeSpan.Zero);
        _timer = time.CreateTimer(_ => Serve(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Requests a second at this moment.</summary>
    public double CurrentRate
    {
        get
        {
            lock (_gate)
            {
                _ = _bucket.WaitFor(Now);
                return _bucket.Rate;
            }
        }
    }

    public int Waiting
    {
        get
        {
            lock (_gate)
                return _waiting.Sum(queue => queue.Count);
        }
    }

    /// <summary>Requests that did not wait (<see cref="TakeNow"/>), since the beginning.</summary>
    public long Unheld
    {
        get
        {
            lock (_gate)
                return _unheld;
        }
    }

    private TimeSpan Now => _time.GetElapsedTime(_zero);

    /// <summary>Takes a request's worth if there is one and nobody with the same or a higher priority waits for it.</summary>
    public bool TryTake(RequestPriority priority)
    {
        lock (_gate)
        {
            for (var ahead = 0; ahead <= (int)priority; ahead++)
            {
                if (_waiting[ahead].Count > 0)
                    return false;
            }

            if (_bucket.WaitFor(Now) > TimeSpan.Zero)
                return false;
            _bucket.Take(Now);
            return true;
        }
    }

    /// <summary>Waits for this request's turn.</summary>
    /// <exception cref="OperationCanceledException">Nothing was taken.</exception>
    public async Task WaitAsync(RequestPriority priority, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (TryTake(priority))
            return;
        // Continuations must not run under the lock.
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        LinkedListNode<TaskCompletionSource> place;
        lock (_gate)
            place = _waiting[(int)priority].AddLast(turn);
        await using var registration = cancellationToken.Register(() => Leave(place, cancellationToken));
        Serve();
        await turn.Task;
    }

    /// <summary>Counts a request that does not wait (a reply inside a turn); the bucket may go into debt.</summary>
    public void TakeNow()
    {
        lock (_gate)
        {
            _unheld++;
            _bucket.Take(Now);
        }
    }

    /// <summary>Teams said 429: everybody pauses for <paramref name="retryAfter"/>, and the rate narrows, then recovers by itself.</summary>
    public void Throttled(TimeSpan? retryAfter)
    {
        lock (_gate)
            _bucket.Throttle(Now, retryAfter);
    }

    /// <summary>Changes the highest rate, in requests a second, for instance when other replicas take their share; the most in any second changes with it.</summary>
    public void SetRate(double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        lock (_gate)
            _bucket.SetCeiling(Now, rate);
        Serve();
    }

    public void Dispose() => _timer.Dispose();

    private void Serve()
    {
        lock (_gate)
        {
            while (Next() is { } queue)
            {
                var wait = _bucket.WaitFor(Now);
                if (wait > TimeSpan.Zero)
                {
                    // Rounded up: a timer has no finer unit, and waking too early would only wait again.
                    _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
                    return;
                }

                var turn = queue.First!.Value;
                queue.RemoveFirst();
                if (!turn.TrySetResult())
                    continue;
                _bucket.Take(Now);
                Count(queue);
            }
        }
    }

    private LinkedList<TaskCompletionSource>? Next()
    {
        var urgent = _waiting[(int)RequestPriority.Urgent];
        var bulk = _waiting[(int)RequestPriority.Bulk];
        var update = _waiting[(int)RequestPriority.Update];
        if (urgent.Count > 0)
            return urgent;
        if (bulk.Count > 0 && (update.Count == 0 || _bulkSinceUpdate < BulkPerUpdate))
            return bulk;
        return update.Count > 0 ? update : null;
    }

    /// <summary>Updates earn a turn with every four of bulk; what bulk earns while no update waits does not add up.</summary>
    private void Count(LinkedList<TaskCompletionSource> served)
    {
        if (served == _waiting[(int)RequestPriority.Bulk])
            _bulkSinceUpdate = Math.Min(BulkPerUpdate, _bulkSinceUpdate + 1);
        else if (served == _waiting[(int)RequestPriority.Update])
            _bulkSinceUpdate = 0;
    }

    private void Leave(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (place.Value.TrySetCanceled(cancellationToken))
                place.List?.Remove(place);
        }
    }
}
