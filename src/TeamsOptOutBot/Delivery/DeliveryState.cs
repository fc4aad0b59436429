namespace TeamsOptOutBot.Delivery;

internal enum DeliveryState
{
    Pending = 0,
    Sending = 1,
    Delivered = 2,

    /// <summary>Will be tried again at its due time.</summary>
    Retrying = 3,

    /// <summary>In flight when the service stopped, or the answer was lost: sent again, because a missing notice is worse than a second one.</summary>
    Uncertain = 4,
    Unreachable = 5,
    Failed = 6,

    /// <summary>Taken back before it was sent.</summary>
    Recalled = 7,
}
