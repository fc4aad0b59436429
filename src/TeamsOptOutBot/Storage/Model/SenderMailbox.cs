namespace TeamsOptOutBot.Storage.Model;

/// <summary>How many mails one mailbox sent in one hour; Exchange counts recipients over a sliding day, and a restart must not forget them.</summary>
internal sealed class SenderMailbox
{
    public required string Address { get; set; }

    /// <summary>When the hour began.</summary>
    public DateTimeOffset Hour { get; set; }

    public int Sent { get; set; }
}
