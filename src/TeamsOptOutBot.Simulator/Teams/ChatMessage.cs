using TeamsOptOutBot.Simulator.Directory;

namespace TeamsOptOutBot.Simulator.Teams;

/// <summary>A message in a chat or channel. Guarded by its <see cref="Conversation"/>.</summary>
internal sealed class ChatMessage(long number, Conversation conversation, Person? sender, DateTimeOffset time, MessageContent content, string? thread)
{
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

    public MessageContent Content { get; set; } = content;

    public bool Deleted { get; set; }

    /// <summary>In a channel a card that an invoke returned is seen by the presser alone.</summary>
    public Dictionary<Guid, MessageContent>? Views { get; set; }
}
