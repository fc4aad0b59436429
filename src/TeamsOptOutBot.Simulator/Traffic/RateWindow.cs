namespace TeamsOptOutBot.Simulator.Traffic;

/// <summary>Sliding windows over one stream of requests. Keeps no more stamps than the largest limit, and grows to that only when used.</summary>
internal sealed class RateWindow(params (int Limit, TimeSpan Span)[] rules)
{
    private readonly Lock _lock = new();
    private readonly int _capacity = rules.Max(r => r.Limit);
    private long[] _ring = new long[4];
    private int _start;
    private int _count;

    /// <summary>Null when the request may pass, else how long to wait. Refused requests are not counted.</summary>
    public TimeSpan? TryEnter(TimeProvider clock)
    {
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            foreach (var (limit, span) in rules)
            {
                if (_count < limit)
                {
                    continue;
                }

                var elapsed = clock.GetElapsedTime(_ring[(_start + _count - limit) % _ring.Length], now);
                if (elapsed < span)
                {
                    return span - elapsed;
                }
            }

            Append(now);
            return null;
        }
    }

    private void Append(long stamp)
    {
        if (_count == _capacity)
        {
            _start = (_start + 1) % _ring.Length;
            _count--;
        }

        if (_count == _ring.Length)
        {
            var grown = new long[Math.Min(_capacity, _ring.Length * 2)];
            for (var i = 0; i < _count; i++)
            {
                grown[i] = _ring[(_start + i) % _ring.Length];
            }

            (_ring, _start) = (grown, 0);
        }

        _ring[(_start + _count) % _ring.Length] = stamp;
        _count++;
    }
}
