using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;

namespace TeamsOptOutBot.Storage.Model;

/// <summary>One thing to send: a row of the outbox. The row is the retry.</summary>
internal sealed class DeliveryRow
{
    public long Id { get; set; }

    public int? CampaignId { get; set; }

    public int PersonId { get; set; }

    public DeliveryKind Kind { get; set; }

    /// <summary>By what it goes to the person.</summary>
    public DeliveryChannel Channel { get; set; }

    /// <summary>For a mail: the mailbox that it is sent from, once it was given one.</summary>
    public string? Mailbox { get; set; }

    /// <summary>Which way it goes: the dispatcher sorts rows whose conversation is not known into a lane of their own.</summary>
    public DeliveryLane Lane { get; set; }

    /// <summary>Lower goes first.</summary>
    public DeliveryPriority Priority { get; set; }

    public long CardId { get; set; }

    /// <summary>For a card update: the message to replace.</summary>
    public string? TargetActivityId { get; set; }

    public DeliveryState State { get; set; }

    public DeliveryReason Reason { get; set; }

    /// <summary>How far the way to an unknown conversation has been gone.</summary>
    public ReachStep Step { get; set; }

    /// <summary>What has been tried for this row and is not tried twice.</summary>
    public Remedies Tried { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset DueAt { get; set; }

    /// <summary>The dispatcher that claimed the row; a result is only written under the same number.</summary>
    public long Fence { get; set; }

    /// <summary>Connector id of the message, once it was sent.</summary>
    public string? ActivityId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was first taken to be sent. A mail that was to follow days later is young then.</summary>
    public DateTimeOffset? BegunAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}
