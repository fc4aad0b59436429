using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;

namespace TeamsOptOutBot.Storage.Model;

/// <summary>
/// Something other than a smooth send that happened to a delivery; append-only. What went smoothly is told by the
/// delivery's own row, so that a large campaign does not pay for it.
/// </summary>
internal sealed class DeliveryStep
{
    public long Id { get; set; }

    public long DeliveryId { get; set; }

    public int? CampaignId { get; set; }

    public int PersonId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The state that the delivery was given.</summary>
    public DeliveryState State { get; set; }

    public DeliveryReason Reason { get; set; }

    /// <summary>When it is tried again, where it is.</summary>
    public DateTimeOffset? DueAt { get; set; }
}
