namespace TeamsOptOutBot.Storage.Model;

/// <summary>How the bot reaches a person in Teams.</summary>
internal sealed class Conversation
{
    public int Id { get; set; }

    /// <summary>Entra object id of the person, who need not be in any campaign.</summary>
    public Guid AadId { get; set; }

    /// <summary>The person's id in the channel (<c>29:…</c>), where it is known.</summary>
    public string? ChannelUserId { get; set; }

    public required string ConversationId { get; set; }

    public required string ServiceUrl { get; set; }

    public ConversationState State { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}

internal enum ConversationState
{
    Active = 0,
    Uninstalled = 1,
    Blocked = 2,

    /// <summary>Teams does not know the conversation any more; it is made anew.</summary>
    Stale = 3,
}
