namespace TeamsOptOutBot.Mail;

/// <summary>
/// What one mailbox may send: so many a minute at an even pace, so many in 24 hours, so many at once. Nothing is promised
/// ahead: a row is taken from the outbox when its mail can go at once, so what is urgent, or was recalled, changes the order at
/// any time. Not thread-safe.
/// </summary>
internal sealed class MailboxBudget(string address, MailOptions options)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The minute as we count it: a second longer, because the ways to Exchange are not all equally long.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(61);

    /// <summary>An hour's count leaves the sliding day when its last minute does.</summary>
    private static readonly TimeSpan HourLeavesAfter = TimeSpan.FromHours(25);

    /// <summary>The dispatcher comes by once a second or so, not at the very moment: what it missed is made up for.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    /// <summary>Just under the limit, so that the window is hardly ever what holds a mail back.</summary>
    private readonly TimeSpan _pace = Minute / (options.MessagesPerMinute - 0.5);

    private readonly Queue<DateTimeOffset> _lastMinute = new();
    private readonly SortedDictionary<DateTimeOffset, int> _hours = [];
    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private DateTimeOffset _restsUntil = DateTimeOffset.MinValue;
    private int _atOnce;

    public string Address => address;

    /// <summary>What others sent from it: before this process began, or while another replica dispatched.</summary>
    /// <param name="lastMinute">When, oldest first.</param>
    public void Remember(IEnumerable<(DateTimeOffset Hour, int Sent)> hours, IEnumerable<DateTimeOffset> lastMinute)
    {
        _hours.Clear();
        foreach (var (hour, sent) in hours)
            _hours[hour] = sent;
        _lastMinute.Clear();
        foreach (var sent in lastMinute)
        {
            _lastMinute.Enqueue(sent);
            _next = Latest(_next, sent + _pace);
        }
    }

    /// <summary>When the next mail can go; now when one can.</summary>
    public DateTimeOffset NextFree(DateTimeOffset now)
    {
        while (_lastMinute.TryPeek(out var oldest) && now - oldest >= Window)
            _lastMinute.Dequeue();
        var from = Latest(_restsUntil, QuotaFrom(now), _next, now);
        if (_lastMinute.Count >= options.MessagesPerMinute)
            from = Latest(from, _lastMinute.Peek() + Window);
        return _atOnce >= options.Parallel ? Latest(from, now + _pace) : from;
    }

    /// <summary>How many can go now.</summary>
    public int Free(DateTimeOffset now)
    {
        if (NextFree(now) > now)
            return 0;
        var paced = 1 + (int)((now - Latest(_next, now - Slack)) / _pace);
        return Math.Min(Math.Min(paced, options.Parallel - _atOnce), Math.Min(options.MessagesPerMinute - _lastMinute.Count, options.RecipientsPerDay - _hours.Values.Sum()));
    }

    /// <summary>Null when it may go now, else when to try again.</summary>
    public DateTimeOffset? TryBegin(DateTimeOffset now)
    {
        if (NextFree(now) is var from && from > now)
            return from;
        _atOnce++;
        _next = Latest(_next, now - Slack) + _pace;
        _lastMinute.Enqueue(now);
        var hour = Storage.Queue.MailboxSql.HourOf(now);
        _hours[hour] = _hours.GetValueOrDefault(hour) + 1;
        return null;
    }

    public void End() => _atOnce--;

    /// <summary>Exchange holds it back, or refuses it until somebody has acted.</summary>
    public void Rest(DateTimeOffset until) => _restsUntil = Latest(_restsUntil, until);

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
