using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Teams;

/// <summary>A personal chat with the bot, or the team's channel.</summary>
/// <param name="person">Null for the channel.</param>
internal sealed class Conversation(string id, Person? person, MessageFeed feed)
{
    private readonly Lock _lock = new();
    private readonly List<ChatMessage> _messages = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RateWindow? _sends;
    private RateWindow? _creates;
    private RateWindow? _reads;

    public string Id => id;

    public Person? Person => person;

    public AppState App { get; set; }

    /// <summary>Sending to one conversation: 7/s, 8/2 s, 60/30 s, 1,800/h.</summary>
    public RateWindow Sends => LazyInitializer.EnsureInitialized(ref _sends, () => Thread(1));

    public RateWindow Creates => LazyInitializer.EnsureInitialized(ref _creates, () => Thread(1));

    public RateWindow Reads => LazyInitializer.EnsureInitialized(ref _reads, () => Thread(2));

    /// <summary>Completes at the next message or change.</summary>
    public Task Changed
    {
        get
        {
            lock (_lock)
            {
                return _changed.Task;
            }
        }
    }

    public ChatMessage Add(Person? sender, MessageContent content, string? thread = null, bool opensThread = false)
    {
        lock (_lock)
        {
            var message = feed.Append(this, sender, content, thread, opensThread);
            _messages.Add(message);
            Signal();
            return message;
        }
    }

    public IReadOnlyList<ChatMessage> Read(long after)
    {
        lock (_lock)
        {
            return [.. _messages.SkipWhile(m => m.Number <= after)];
        }
    }

    public ChatMessage? Find(string messageId)
    {
        lock (_lock)
        {
            // The newest are asked for most.
            for (var i = _messages.Count - 1; i >= 0; i--)
            {
                if (_messages[i].Id == messageId)
                {
                    return _messages[i];
                }
            }

            return null;
        }
    }

    public void Replace(ChatMessage message, MessageContent content)
    {
        lock (_lock)
        {
            message.Show(content);
            message.Views = null;
            Signal();
        }
    }

    /// <summary>The presser's own view of a card: in a personal chat that is the card.</summary>
    public void ReplaceFor(ChatMessage message, Person viewer, MessageContent content)
    {
        lock (_lock)
        {
            if (person is not null)
            {
                message.Show(content);
            }
            else
            {
                (message.Views ??= [])[viewer.Id] = content;
            }

            Signal();
        }
    }

    /// <summary>What the viewer sees now, then what the message showed before.</summary>
    public IReadOnlyList<MessageContent> SeenByDevices(ChatMessage message, Person viewer)
    {
        lock (_lock)
        {
            return [message.Views?.GetValueOrDefault(viewer.Id) ?? message.Content, .. message.Earlier];
        }
    }

    public MessageContent SeenBy(ChatMessage message, Person viewer)
    {
        lock (_lock)
        {
            return message.Views?.GetValueOrDefault(viewer.Id) ?? message.Content;
        }
    }

    public void Delete(ChatMessage message)
    {
        lock (_lock)
        {
            message.Deleted = true;
            Signal();
        }
    }

    private static RateWindow Thread(int times) => new(
        (7 * times, TimeSpan.FromSeconds(1)), (8 * times, TimeSpan.FromSeconds(2)),
        (60 * times, TimeSpan.FromSeconds(30)), (1800 * times, TimeSpan.FromHours(1)));

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
