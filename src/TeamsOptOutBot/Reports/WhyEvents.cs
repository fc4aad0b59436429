using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Reports;

/// <summary>Makes HR's words of a delivery's row and its steps.</summary>
internal static class WhyEvents
{
    /// <param name="steps">Of this delivery.</param>
    public static IEnumerable<WhyStep> Of(DeliveryRow delivery, IReadOnlyList<DeliveryStep> steps)
    {
        var isNotice = delivery.Kind == DeliveryKind.Notice;

        // A reminder that was taken back would say when the person answered.
        if (!isNotice && delivery.State == DeliveryState.Recalled)
            yield break;

        // Who became reachable again began anew: what came before is older than the row's own beginning.
        var entered = steps.Count > 0 && steps[0].At < delivery.CreatedAt ? steps[0].At : delivery.CreatedAt;
        yield return new WhyStep(entered, isNotice ? WhyEvent.Entered : WhyEvent.ReminderEntered);
        foreach (var step in steps)
            yield return new WhyStep(step.At, EventOf(step.State, step.Reason));
        if (delivery is { State: DeliveryState.Delivered, FinishedAt: { } delivered })
            yield return new WhyStep(delivered, isNotice ? WhyEvent.Delivered : WhyEvent.ReminderDelivered);
        if (delivery is { State: DeliveryState.Recalled, FinishedAt: { } recalled })
            yield return new WhyStep(recalled, WhyEvent.Recalled);
    }

    /// <summary>Null when it is at its end.</summary>
    public static WhyWait? WaitOf(DeliveryRow notice, DateTimeOffset now) => notice.State switch
    {
        DeliveryState.Sending => new WhyWait(Sending: true, Next: null),
        DeliveryState.Pending or DeliveryState.Retrying or DeliveryState.Uncertain => new WhyWait(Sending: false, notice.DueAt > now ? notice.DueAt : null),
        _ => null,
    };

    private static WhyEvent EventOf(DeliveryState state, DeliveryReason reason) => state is DeliveryState.Unreachable or DeliveryState.Failed ? End(reason) : OnTheWay(reason);

    private static WhyEvent End(DeliveryReason reason) => reason switch
    {
        DeliveryReason.AppNotInstalled or DeliveryReason.AppUninstalled or DeliveryReason.ConversationGone => WhyEvent.AppMissing,
        DeliveryReason.BlockedByUser => WhyEvent.AppBlocked,
        DeliveryReason.AppNotAllowed or DeliveryReason.NoPermission => WhyEvent.NotAllowed,
        DeliveryReason.AccountGone => WhyEvent.AccountGone,
        DeliveryReason.MessageTooBig => WhyEvent.TooBig,
        DeliveryReason.GaveUp => WhyEvent.GaveUp,
        _ => WhyEvent.Refused,
    };

    private static WhyEvent OnTheWay(DeliveryReason reason) => reason == DeliveryReason.ReachableAgain ? WhyEvent.ReachableAgain : CampaignWaits.ReasonOf(reason) switch
    {
        WaitReason.Installing => WhyEvent.Installing,
        WaitReason.Throttled => WhyEvent.Throttled,
        WaitReason.AnswerLost => WhyEvent.AnswerLost,
        WaitReason.Interrupted => WhyEvent.Interrupted,
        WaitReason.Repair => WhyEvent.Repaired,
        WaitReason.RefusedToAll => WhyEvent.RefusedToAll,
        _ => WhyEvent.Busy,
    };
}
