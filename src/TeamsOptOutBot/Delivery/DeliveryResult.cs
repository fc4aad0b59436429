using TeamsOptOutBot.Delivery.Rates;

namespace TeamsOptOutBot.Delivery;

/// <summary>What became of one attempt.</summary>
internal abstract record DeliveryResult
{
    private DeliveryResult()
    {
    }

    /// <summary>For a mail: the mailbox that it was sent from, or that has a place for it.</summary>
    public string? Mailbox { get; init; }

    /// <summary>Accepted by the connector. The id is null where it gave none.</summary>
    public sealed record Delivered(string? ActivityId) : DeliveryResult;

    /// <summary>Stays in the outbox until <paramref name="DueAt"/>.</summary>
    /// <param name="Uncertain">The answer was lost: the message may have arrived.</param>
    /// <param name="Counted">False for a step on the way to an unknown conversation, which is no failed attempt.</param>
    public sealed record Later(DateTimeOffset DueAt, DeliveryReason Reason, bool Uncertain, bool Counted, ReachStep Step, Remedies Tried) : DeliveryResult;

    /// <summary>Nobody needs it any more: the person has answered.</summary>
    /// <param name="Arrived">It is known to have come all the same.</param>
    public sealed record NotNeeded(bool Arrived) : DeliveryResult;

    /// <summary>This person cannot be reached.</summary>
    public sealed record Unreachable(DeliveryReason Reason) : DeliveryResult;

    /// <summary>This message can never be sent.</summary>
    public sealed record Failed(DeliveryReason Reason) : DeliveryResult;
}
