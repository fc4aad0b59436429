namespace TeamsOptOutBot.Storage.Model;

/// <summary>One act of HR, a manager, an auditor or the system. Append-only and part of the evidence chain.</summary>
internal sealed class AuditEntry
{
    public long Id { get; set; }

    public int? CampaignId { get; set; }

    /// <summary>Who acted; null: the system.</summary>
    public int? PersonId { get; set; }

    public required string Act { get; set; }

    /// <summary>Numbers and settings of the act, as JSON; never a name.</summary>
    public required string Details { get; set; }

    public DateTimeOffset At { get; set; }

    public byte[]? Salt { get; set; }

    public required byte[] Commitment { get; set; }

    public long? Sequence { get; set; }

    public byte[]? ChainHash { get; set; }
}
