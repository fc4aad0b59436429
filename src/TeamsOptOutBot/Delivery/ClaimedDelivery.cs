using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Delivery;

/// <summary>A row that this dispatcher has taken, with what it needs to send it.</summary>
internal sealed record ClaimedDelivery(
    long Id,
    long Fence,
    int? CampaignId,
    int PersonId,
    Guid AadId,
    DeliveryKind Kind,
    DeliveryPriority Priority,
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
