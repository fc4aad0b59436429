using TeamsOptOutBot.Simulator.Directory;

namespace TeamsOptOutBot.Simulator.Teams;

/// <summary>A message in a chat or channel. Guarded by its <see cref="Conversation"/>.</summary>
internal sealed class ChatMessage(long number, Conversation conversation, Person? sender, DateTimeOffset time, MessageContent content, string? thread)
{
    private const int MostEarlier = 6;
    private readonly List<MessageContent> _earlier = [];

    /// <summary>Milliseconds as in Teams, made unique: ids grow with time.</summary>
    public long Number => number;

    public string Id { get; } = number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public Conversation Conversation => conversation;

    /// <summary>Null: the bot.</summary>
    public Person? Sender => sender;

    public DateTimeOffset Time => time;

    /// <summary>In a channel: id of the post that opened the thread.</summary>
    public string? Thread => thread;

    /// <summary>As it was sent, whatever updates followed.</summary>
    public string SentHash { get; } = content.Hash;

    public MessageContent Content { get; private set; } = content;

    /// <summary>What it showed before, the newest first: a second device may still show it.</summary>
    public IReadOnlyList<MessageContent> Earlier => _earlier;

    public bool Deleted { get; set; }

    /// <summary>In a channel a card that an invoke returned is seen by the presser alone.</summary>
    public Dictionary<Guid, MessageContent>? Views { get; set; }

    public void Show(MessageContent next)
    {
        if (next.Hash == Content.Hash)
            return;
        _earlier.Insert(0, Content);
        if (_earlier.Count > MostEarlier)
            _earlier.RemoveAt(MostEarlier);
        Content = next;
    }
}
