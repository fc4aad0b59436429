namespace TeamsOptOutBot.Mail;

/// <summary>
/// What one mailbox may send: so many a minute, so many in 24 hours, so many at once. Places are given at an even pace;
/// whoever has to wait is told a place of their own, so that a long queue is looked at once and not each second. Not thread-safe.
/// </summary>
internal sealed class MailboxBudget(string address, MailOptions options)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>An hour's count leaves the sliding day when its last minute does.</summary>
    private static readonly TimeSpan HourLeavesAfter = TimeSpan.FromHours(25);

    /// <summary>Just under the limit: half a message a minute for the ways to Exchange, which are not all equally long.</summary>
    private readonly TimeSpan _pace = Minute / (options.MessagesPerMinute - 0.5);

    private readonly Queue<DateTimeOffset> _lastMinute = new();
    private readonly SortedDictionary<DateTimeOffset, int> _hours = [];
    private DateTimeOffset _nextPlace = DateTimeOffset.MinValue;
    private DateTimeOffset _restsUntil = DateTimeOffset.MinValue;
    private int _atOnce;

    public string Address => address;

    /// <summary>It is refused at present.</summary>
    public bool Rests(DateTimeOffset now) => _restsUntil > now;

    /// <summary>What others sent from it: before this process began, or while another replica dispatched.</summary>
    /// <param name="lastMinute">When, oldest first.</param>
    /// <param name="keptThrough">The last place that somebody was told; null with none.</param>
    public void Remember(IEnumerable<(DateTimeOffset Hour, int Sent)> hours, IEnumerable<DateTimeOffset> lastMinute, DateTimeOffset? keptThrough)
    {
        _hours.Clear();
        foreach (var (hour, sent) in hours)
            _hours[hour] = sent;
        _lastMinute.Clear();
        foreach (var sent in lastMinute)
            _lastMinute.Enqueue(sent);
        foreach (var taken in _lastMinute.TakeLast(1).Concat(keptThrough is { } kept ? [kept] : []))
            _nextPlace = Latest(_nextPlace, taken + _pace);
    }

    /// <summary>When the next place is free that nobody was told.</summary>
    public DateTimeOffset NextPlace(DateTimeOffset now) => Latest(_nextPlace, Latest(_restsUntil, QuotaFrom(now)), now);

    /// <summary>Tells somebody this place.</summary>
    public void Keep(DateTimeOffset place) => _nextPlace = place + _pace;

    /// <summary>Null when somebody with a place may send now, else when to try again.</summary>
    public DateTimeOffset? TryBegin(DateTimeOffset now)
    {
        while (_lastMinute.TryPeek(out var oldest) && now - oldest >= Minute)
            _lastMinute.Dequeue();
        var from = Latest(_restsUntil, QuotaFrom(now), now);
        if (_lastMinute.Count >= options.MessagesPerMinute)
            from = Latest(from, _lastMinute.Peek() + Minute);
        if (_atOnce >= options.Parallel)
            from = Latest(from, now + _pace);
        if (from > now)
            return from;
        _atOnce++;
        _lastMinute.Enqueue(now);
        var hour = Storage.Queue.MailboxSql.HourOf(now);
        _hours[hour] = _hours.GetValueOrDefault(hour) + 1;
        return null;
    }

    public void End() => _atOnce--;

    /// <summary>Exchange holds it back, or refuses it until somebody has acted.</summary>
    public void Rest(DateTimeOffset until) => _restsUntil = Latest(_restsUntil, until);

    public void Wake() => _restsUntil = DateTimeOffset.MinValue;

    private DateTimeOffset QuotaFrom(DateTimeOffset now)
    {
        while (_hours.Count > 0 && _hours.First() is var oldest && oldest.Key + HourLeavesAfter <= now)
            _hours.Remove(oldest.Key);
        return _hours.Values.Sum() < options.RecipientsPerDay ? now : _hours.First(hour => hour.Value > 0).Key + HourLeavesAfter;
    }

    private static DateTimeOffset Latest(params ReadOnlySpan<DateTimeOffset> times)
    {
        var latest = times[0];
        foreach (var time in times)
            latest = time > latest ? time : latest;
        return latest;
    }
}
