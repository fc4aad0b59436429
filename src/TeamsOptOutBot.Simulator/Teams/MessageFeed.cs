using TeamsOptOutBot.Simulator.Directory;

namespace TeamsOptOutBot.Simulator.Teams;

/// <summary>Hands out message ids and lists what the bot sent to anybody, in order.</summary>
internal sealed class MessageFeed(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<ChatMessage> _all = [];
    private readonly List<ChatMessage> _fromBot = [];
    private long _last;

    public ChatMessage Append(Conversation conversation, Person? sender, MessageContent content, string? thread, bool opensThread)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            _last = Math.Max(_last + 1, now.ToUnixTimeMilliseconds());
            var ownThread = opensThread ? _last.ToString(System.Globalization.CultureInfo.InvariantCulture) : thread;
            var message = new ChatMessage(_last, conversation, sender, now, content, ownThread);
            _all.Add(message);
            if (sender is null)
            {
                _fromBot.Add(message);
            }

            return message;
        }
    }

    public ChatMessage? Find(string messageId)
    {
        if (!long.TryParse(messageId, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        lock (_lock)
        {
            var index = FirstAfter(_all, number - 1);
            return index < _all.Count && _all[index].Number == number ? _all[index] : null;
        }
    }

    public IReadOnlyList<ChatMessage> ReadFromBot(long after, int limit)
    {
        lock (_lock)
        {
            var index = FirstAfter(_fromBot, after);
            return _fromBot.GetRange(index, Math.Min(limit, _fromBot.Count - index));
        }
    }

    private static int FirstAfter(List<ChatMessage> messages, long number)
    {
        var (low, high) = (0, messages.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (messages[middle].Number <= number)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
