using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Queue;

namespace TeamsOptOutBot.Delivery;

/// <summary>What is written to a row after an attempt.</summary>
internal static class Outcomes
{
    public static DeliveryOutcome Of(ClaimedDelivery claimed, DeliveryResult result, DateTimeOffset now) => WithoutMailbox(claimed, result, now) with { Mailbox = result.Mailbox };

    private static DeliveryOutcome WithoutMailbox(ClaimedDelivery claimed, DeliveryResult result, DateTimeOffset now) => result switch
    {
        DeliveryResult.Delivered delivered => Finished(claimed, DeliveryState.Delivered, DeliveryReason.None, now) with { ActivityId = delivered.ActivityId, IsStep = false },
        DeliveryResult.Unreachable unreachable => Finished(claimed, DeliveryState.Unreachable, unreachable.Reason, now),
        DeliveryResult.NotNeeded needless => Finished(claimed, needless.Arrived ? DeliveryState.Delivered : DeliveryState.Recalled, DeliveryReason.None, now) with { IsStep = false },
        DeliveryResult.Failed failed => Finished(claimed, DeliveryState.Failed, failed.Reason, now),
        DeliveryResult.Later later => new DeliveryOutcome(
            claimed, StateOf(claimed, later), later.Reason, later.Counted ? 1 : 0, later.Step, later.Tried,
            NeedsReaching(later) ? DeliveryLane.Reach : claimed.Lane, later.DueAt, ActivityId: null, FinishedAt: null, IsStep: later.Reason != DeliveryReason.None),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    /// <summary>What was uncertain stays so until it is sent: the first copy may have arrived whatever held the second back.</summary>
    private static DeliveryState StateOf(ClaimedDelivery claimed, DeliveryResult.Later later) =>
        later.Uncertain || claimed.WasUncertain ? DeliveryState.Uncertain : later.Counted ? DeliveryState.Retrying : DeliveryState.Pending;

    private static bool NeedsReaching(DeliveryResult.Later later) =>
        later.Step != ReachStep.None || later.Reason is DeliveryReason.AppNotInstalled or DeliveryReason.ConversationGone;

    private static DeliveryOutcome Finished(ClaimedDelivery claimed, DeliveryState state, DeliveryReason reason, DateTimeOffset now) =>
        new(claimed, state, reason, Attempts: 1, claimed.Step, claimed.Tried, claimed.Lane, DueAt: null, ActivityId: null, FinishedAt: now, IsStep: true);
}
