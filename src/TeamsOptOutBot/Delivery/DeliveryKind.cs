namespace TeamsOptOutBot.Delivery;

internal enum DeliveryKind
{
    /// <summary>The notice of a campaign; its state is the recipient's state.</summary>
    Notice = 0,

    /// <summary>A reminder: a new message.</summary>
    Reminder = 1,

    /// <summary>Replaces a message that was sent before.</summary>
    CardUpdate = 2,

    /// <summary>A message to one person: a preview, a completion report, a reply that was throttled.</summary>
    Message = 3,
}

internal enum DeliveryPriority
{
    Urgent = 0,
    Notice = 1,
    Update = 2,
}

/// <summary>How far the way to somebody whose conversation is not known has been gone.</summary>
internal enum ReachStep
{
    None = 0,

    /// <summary>Installed; the event with the conversation may come within a minute.</summary>
    Installed = 1,

    /// <summary>The chat was asked for, or the conversation re-created; there is no further way.</summary>
    Asked = 2,
}

/// <summary>Where a row waits. Installing the app has limits of its own and runs beside sending.</summary>
internal enum DeliveryLane
{
    /// <summary>One request sends it, as far as anybody knows.</summary>
    Send = 0,

    /// <summary>The person's conversation has to be found first.</summary>
    Reach = 1,

    /// <summary>Mail, which has limits of its own.</summary>
    Mail = 2,
}

internal enum DeliveryChannel
{
    Teams = 0,
    Mail = 1,
}
