namespace TeamsOptOutBot.Delivery.Rates;

/// <summary>
/// What Teams allows a bot to send into one conversation: 7 in 1 s, 8 in 2 s, 60 in 30 s, 1,800 in an hour
/// (Microsoft, "Rate limiting for bots"). Memory is bounded: conversations quiet for an hour are forgotten, and beyond
/// <paramref name="mostConversations"/> the longest quiet one is.
/// </summary>
internal sealed class ConversationLimiter(TimeProvider time, int mostConversations = 20_000)
{
    private static readonly (int Most, TimeSpan Window)[] Limits =
    [
        (7, TimeSpan.FromSeconds(1)),
        (8, TimeSpan.FromSeconds(2)),
        (60, TimeSpan.FromSeconds(30)),
        (1800, TimeSpan.FromHours(1)),
    ];

    private readonly Lock _gate = new();
    private readonly long _zero = time.GetTimestamp();
    private readonly Dictionary<string, LinkedListNode<Conversation>> _byId = new(StringComparer.Ordinal);
    private readonly LinkedList<Conversation> _quietestFirst = new();

    public int Remembered
    {
        get
        {
            lock (_gate)
                return _byId.Count;
        }
    }

    /// <summary>Counts a send if every limit allows it; else nothing is counted and <paramref name="wait"/> says how long to hold it.</summary>
    public bool TryTake(string conversationId, out TimeSpan wait)
    {
        lock (_gate)
        {
            var now = time.GetElapsedTime(_zero);
            Forget(now);
            var sent = _byId.TryGetValue(conversationId, out var known) ? known.Value.Sent : [];
            wait = WaitFor(sent, now);
            if (wait > TimeSpan.Zero)
                return false;
            sent.Add(now);
            if (known is not null)
                _quietestFirst.Remove(known);
            _byId[conversationId] = _quietestFirst.AddLast(new Conversation(conversationId, sent));
            if (_byId.Count > mostConversations)
                Drop(_quietestFirst.First!);
            return true;
        }
    }

    private static TimeSpan WaitFor(List<TimeSpan> sent, TimeSpan now)
    {
        sent.RemoveRange(0, sent.FindIndex(at => now - at < Limits[^1].Window) is >= 0 and var live ? live : sent.Count);
        var wait = TimeSpan.Zero;
        foreach (var (most, window) in Limits)
        {
            if (sent.Count >= most && sent[^most] + window - now is var needed && needed > wait)
                wait = needed;
        }

        return wait;
    }

    private void Forget(TimeSpan now)
    {
        while (_quietestFirst.First is { } quietest && now - quietest.Value.Sent[^1] >= Limits[^1].Window)
            Drop(quietest);
    }

    private void Drop(LinkedListNode<Conversation> conversation)
    {
        _quietestFirst.Remove(conversation);
        _byId.Remove(conversation.Value.Id);
    }

    private sealed record Conversation(string Id, List<TimeSpan> Sent);
}
