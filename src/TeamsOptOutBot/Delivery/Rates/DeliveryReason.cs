namespace TeamsOptOutBot.Delivery.Rates;

/// <summary>Why something could not be delivered, as reports count it.</summary>
internal enum DeliveryReason
{
    BlockedByUser,
    AppNotInstalled,
    AppUninstalled,
    NoPermission,
    ConversationGone,
    MessageGone,
    MessageTooBig,
    BadRequest,
    Refused,
    ServiceError,
    GaveUp,
    BotDisabledByAdmin,
    BotUnauthorized,
    WrongServiceHost,
}

internal static class DeliveryReasons
{
    /// <summary>Key of the words that people read for a reason.</summary>
    public static string TextKey(this DeliveryReason reason) => reason switch
    {
        DeliveryReason.BlockedByUser => "delivery.reason.blocked-by-user",
        DeliveryReason.AppNotInstalled => "delivery.reason.app-not-installed",
        DeliveryReason.AppUninstalled => "delivery.reason.app-uninstalled",
        DeliveryReason.NoPermission => "delivery.reason.no-permission",
        DeliveryReason.ConversationGone => "delivery.reason.conversation-gone",
        DeliveryReason.MessageGone => "delivery.reason.message-gone",
        DeliveryReason.MessageTooBig => "delivery.reason.message-too-big",
        DeliveryReason.BadRequest => "delivery.reason.bad-request",
        DeliveryReason.Refused => "delivery.reason.refused",
        DeliveryReason.ServiceError => "delivery.reason.service-error",
        DeliveryReason.GaveUp => "delivery.reason.gave-up",
        DeliveryReason.BotDisabledByAdmin => "delivery.reason.bot-disabled-by-admin",
        DeliveryReason.BotUnauthorized => "delivery.reason.bot-unauthorized",
        DeliveryReason.WrongServiceHost => "delivery.reason.wrong-service-host",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
    };
}
