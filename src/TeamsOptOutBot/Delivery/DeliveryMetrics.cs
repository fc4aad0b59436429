using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Storage.Queue;

namespace TeamsOptOutBot.Delivery;

/// <summary>Counts what became of an attempt.</summary>
internal static class DeliveryMetrics
{
    private static readonly string[] Kinds = Enum.GetNames<DeliveryKind>();

    public static void Count(this BotMetrics metrics, DeliveryOutcome outcome, DateTimeOffset now)
    {
        if (outcome.FinishedAt is not null)
            metrics.Ended(Kinds[(int)outcome.Claimed.Kind], outcome.State.ToString(), now - outcome.Claimed.CreatedAt);
        else if (outcome.Reason is DeliveryReason.AppNotInstalled or DeliveryReason.ConversationGone)
            metrics.Repaired(outcome.Reason.ToString());
        else if (outcome.Reason != DeliveryReason.None)
            metrics.Retried(outcome.Reason.ToString());
    }
}
