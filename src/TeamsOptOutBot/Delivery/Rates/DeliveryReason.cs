namespace TeamsOptOutBot.Delivery.Rates;

/// <summary>Why something could not be delivered, as reports count it.</summary>
internal enum DeliveryReason
{
    None = 0,
    BlockedByUser = 1,
    AppNotInstalled = 2,
    AppUninstalled = 3,
    NoPermission = 4,
    ConversationGone = 5,
    MessageGone = 6,
    MessageTooBig = 7,
    BadRequest = 8,
    Refused = 9,
    ServiceError = 10,
    GaveUp = 11,
    BotDisabledByAdmin = 12,
    BotUnauthorized = 13,
    WrongServiceHost = 14,

    /// <summary>Graph no longer knows the account.</summary>
    AccountGone = 20,

    /// <summary>A policy or a missing licence forbids the app for this person.</summary>
    AppNotAllowed = 21,
    AppNotInCatalogue = 22,

    /// <summary>The app was installed; the event with the conversation is awaited.</summary>
    Installing = 30,
    Throttled = 31,
    ServiceBusy = 32,

    /// <summary>The request may have been carried out.</summary>
    AnswerLost = 33,

    /// <summary>The service stopped while the message was on its way.</summary>
    Interrupted = 34,

    /// <summary>The person could not be reached, and now can: they installed or unblocked the app.</summary>
    ReachableAgain = 35,

    /// <summary>The directory has no mail address for the person.</summary>
    NoMailAddress = 40,

    /// <summary>Exchange does not take the person's address for one.</summary>
    MailAddressRefused = 41,

    /// <summary>The sender's mailbox is gone, or the app may not send from it.</summary>
    NoSenderMailbox = 42,
}
