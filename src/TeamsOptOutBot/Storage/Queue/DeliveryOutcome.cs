using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;

namespace TeamsOptOutBot.Storage.Queue;

/// <summary>What is written to a claimed row after an attempt.</summary>
/// <param name="Attempts">What the attempt adds to the count: 0 for one that was held back.</param>
/// <param name="DueAt">Null leaves it.</param>
/// <param name="FinishedAt">Null while it stays in the outbox.</param>
/// <param name="IsStep">Whether it is worth a line of <c>delivery_steps</c>.</param>
internal sealed record DeliveryOutcome(
    ClaimedDelivery Claimed,
    DeliveryState State,
    DeliveryReason Reason,
    int Attempts,
    ReachStep Step,
    Remedies Tried,
    DeliveryLane Lane,
    DateTimeOffset? DueAt,
    string? ActivityId,
    DateTimeOffset? FinishedAt,
    bool IsStep)
{
    /// <summary>For a mail: the mailbox that it was sent from, or that has a place for it; null leaves it.</summary>
    public string? Mailbox { get; init; }
}
