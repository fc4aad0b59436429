namespace TeamsOptOutBot.Simulator.Traffic;

/// <summary>The last 200,000 requests in both directions, and everything the simulator did not know.</summary>
internal sealed class TrafficLog(TimeProvider clock)
{
    private const int Capacity = 200_000;
    private const int UnknownCapacity = 1_000;

    private readonly Lock _lock = new();
    private readonly List<LogEntry> _unknown = [];
    private LogEntry?[] _ring = new LogEntry?[1024];
    private long _seq;

    public void Add(
        string direction, string operation, string method, string path, int status,
        string? person, string? activityId, bool accepted, TimeSpan took, string? unknown = null)
    {
        lock (_lock)
        {
            if (_seq == _ring.Length && _ring.Length < Capacity)
            {
                Array.Resize(ref _ring, Math.Min(Capacity, _ring.Length * 2));
            }

            var entry = new LogEntry(
                _seq + 1, clock.GetUtcNow(), direction, operation, method, path, status,
                person, activityId, accepted, Math.Round(took.TotalMilliseconds, 2), unknown);
            _ring[_seq % _ring.Length] = entry;
            _seq++;
            if (unknown is not null && _unknown.Count < UnknownCapacity)
            {
                _unknown.Add(entry);
            }
        }
    }

    /// <summary>Entries after <paramref name="since"/>, oldest first.</summary>
    public IReadOnlyList<LogEntry> Read(long since, int limit)
    {
        lock (_lock)
        {
            // While the ring still grows it has not wrapped, so the index is the number either way.
            var first = Math.Max(Math.Max(since, 0), _seq - _ring.Length);
            var count = (int)Math.Clamp(_seq - first, 0, limit);
            var entries = new LogEntry[count];
            for (var i = 0; i < count; i++)
            {
                entries[i] = _ring[(first + i) % _ring.Length]!;
            }

            return entries;
        }
    }

    public IReadOnlyList<LogEntry> ReadLast(int count)
    {
        lock (_lock)
        {
            return Read(_seq - count, count);
        }
    }

    public IReadOnlyList<LogEntry> ReadUnknown()
    {
        lock (_lock)
        {
            return [.. _unknown];
        }
    }
}
