namespace TeamsOptOutBot.Delivery.Rates;

/// <summary>In whose turn a request goes out.</summary>
internal enum RequestPriority
{
    /// <summary>Replies, and tests to oneself.</summary>
    Urgent,

    /// <summary>Notices and reminders.</summary>
    Bulk,

    /// <summary>Updates of messages already sent: at most a fifth while bulk waits.</summary>
    Update,
}
