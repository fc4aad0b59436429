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
    ConversationState? ConversationState);
