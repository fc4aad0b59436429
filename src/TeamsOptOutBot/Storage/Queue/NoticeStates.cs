using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Storage.Queue;

/// <summary>What totals call the state of a notice: pending includes sending, retrying includes uncertain.</summary>
internal static class NoticeStates
{
    public static NoticeState Of(DeliveryState state) => state switch
    {
        DeliveryState.Pending or DeliveryState.Sending => NoticeState.Pending,
        DeliveryState.Delivered => NoticeState.Delivered,
        DeliveryState.Retrying or DeliveryState.Uncertain => NoticeState.Retrying,
        DeliveryState.Unreachable => NoticeState.Unreachable,
        DeliveryState.Failed => NoticeState.Failed,
        DeliveryState.Recalled => NoticeState.Recalled,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
