namespace TeamsOptOutBot.Delivery.Rates;

/// <summary>The arithmetic of the budget: tokens, rate, pause. Not thread-safe; instants are monotonic times since an arbitrary zero.</summary>
internal sealed class TokenBucket(RequestBudgetOptions options, TimeSpan start)
{
    private readonly TimeSpan _window = TimeSpan.FromSeconds(1) + options.Slack;
    private readonly Queue<TimeSpan> _counted = new();
    private double _tokens = options.Capacity;
    private TimeSpan _refilledAt = start;
    private TimeSpan _pausedUntil = start;
    private TimeSpan _narrowedAt = start - TimeSpan.FromSeconds(1);
    private TimeSpan _quietSince = start - options.Quiet;
    private double _ceiling = options.Rate;
    private int _mostPerSecond = options.MostPerSecond;

    public double Rate { get; private set; } = options.Rate;

    public TimeSpan PausedUntil => _pausedUntil;

    /// <summary>Zero when a request may go now, else how long until one may.</summary>
    public TimeSpan WaitFor(TimeSpan now)
    {
        Refill(now);
        var wait = _pausedUntil > now ? _pausedUntil - now : TimeSpan.Zero;
        if (_tokens < 1)
            wait = Longer(wait, TimeSpan.FromSeconds((1 - _tokens) / Rate));
        if (_counted.Count >= _mostPerSecond)
        {
            // The request that must leave the window before another may enter it.
            var blocking = _counted.ElementAt(_counted.Count - _mostPerSecond);
            wait = Longer(wait, blocking + _window - now);
        }

        return wait;
    }

    /// <summary>Counts a request that goes out, into debt if need be, never deeper than a second's worth.</summary>
    public void Take(TimeSpan now)
    {
        Refill(now);
        _tokens = Math.Max(_tokens - 1, -_ceiling);
        _counted.Enqueue(now);
    }

    /// <summary>One 429 narrows; the others of the same moment were sent at the same rate and tell nothing new.</summary>
    public void Throttle(TimeSpan now, TimeSpan? retryAfter)
    {
        Refill(now);
        if (retryAfter is { } pause && now + pause > _pausedUntil)
            _pausedUntil = now + pause;
        var quiet = now - _quietSince;
        _quietSince = Longer(now, _pausedUntil);
        if (now - _narrowedAt < TimeSpan.FromSeconds(1))
            return;
        _narrowedAt = now;
        Rate = Math.Max(Math.Min(options.LowestRate, _ceiling), Rate * (quiet < options.Quiet ? options.NarrowBy : options.NarrowFirstBy));
        _tokens = Math.Min(_tokens, 0);
    }

    public void SetCeiling(TimeSpan now, double rate)
    {
        Refill(now);
        _ceiling = rate;
        _mostPerSecond = Math.Max(1, (int)Math.Ceiling(options.MostPerSecond - options.Rate + rate));
        Rate = Math.Min(Rate, rate);
    }

    private void Refill(TimeSpan now)
    {
        // During a pause the bucket neither fills nor recovers: what comes after it must not come at once.
        var from = _refilledAt > _pausedUntil ? _refilledAt : _pausedUntil < now ? _pausedUntil : now;
        from = from < _refilledAt ? _refilledAt : from;
        if (now > from)
        {
            var seconds = (now - from).TotalSeconds;
            _tokens = Math.Min(options.Capacity, _tokens + (seconds * Rate));
            Rate = Math.Min(_ceiling, Rate + (seconds * options.RecoverPerSecond));
        }

        _refilledAt = now > _refilledAt ? now : _refilledAt;
        while (_counted.TryPeek(out var oldest) && now - oldest >= _window)
            _counted.Dequeue();
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
