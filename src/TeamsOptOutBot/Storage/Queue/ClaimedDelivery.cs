using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Storage.Queue;

/// <summary>A row that this dispatcher has taken, with what it needs to send it.</summary>
internal sealed record ClaimedDelivery(
    long Id,
    int? CampaignId,
    int PersonId,
    Guid AadId,
    DeliveryKind Kind,
    DeliveryPriority Priority,
    DeliveryLane Lane,
    ReachStep Step,
    Remedies Tried,
    int Attempts,
    DateTimeOffset CreatedAt,
    bool WasUncertain,
    long CardId,
    string? TargetActivityId,
    string? ConversationId,
    string? ServiceUrl,
    ConversationState? ConversationState)
{
    public DeliveryChannel Channel { get; init; }

    /// <summary>For a mail: the person's address; null where the directory has none.</summary>
    public string? Mail { get; init; }

    /// <summary>For a mail: the mailbox from which it was tried last.</summary>
    public string? Mailbox { get; init; }

    /// <summary>The ways of its campaign.</summary>
    public CampaignChannels Channels { get; init; }

    /// <summary>For a mail: the person has answered by now.</summary>
    public bool Answered { get; init; }

    /// <summary>When it was first taken; null the first time.</summary>
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>Since it was first tried, not since it was queued.</summary>
    public TimeSpan AgeAt(DateTimeOffset now) => now - (BegunAt ?? now);
}
