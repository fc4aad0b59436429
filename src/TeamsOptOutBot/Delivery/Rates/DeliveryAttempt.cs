namespace TeamsOptOutBot.Delivery.Rates;

internal enum ConnectorOperation
{
    CreateConversation,
    Send,
    Update,
    Delete,
}

/// <summary>What has been tried for one thing to send and is not tried twice.</summary>
[Flags]
internal enum Remedies
{
    None = 0,
    NewToken = 1,
    Reinstall = 2,
    NewConversation = 4,
    OtherHost = 8,
}

/// <summary>An attempt that did not succeed.</summary>
/// <param name="Number">Counted from 1; attempts that were throttled do not count.</param>
/// <param name="Age">Since the first attempt.</param>
internal sealed record DeliveryAttempt(ConnectorOperation Operation, int Number, TimeSpan Age, Remedies Tried = Remedies.None);
