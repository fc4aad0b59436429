namespace TeamsOptOutBot.Storage.Model;

/// <summary>One of a campaign's totals, changed in the same transaction as the rows it counts.</summary>
internal sealed class Counter
{
    public int CampaignId { get; set; }

    public CounterKind Kind { get; set; }

    /// <summary>For <see cref="CounterKind.Unreachable"/> and <see cref="CounterKind.Failed"/>: the reason; else 0.</summary>
    public int Detail { get; set; }

    public long Value { get; set; }
}

internal enum CounterKind
{
    Pending = 0,
    Delivered = 1,
    Retrying = 2,
    Unreachable = 3,
    Failed = 4,
    Recalled = 5,

    /// <summary>By kind of answer, in <see cref="Counter.Detail"/>.</summary>
    Answered = 10,
    HelpWanted = 11,

    /// <summary>Were in the audience and are in none of its groups any more; they stand beside the sum.</summary>
    Left = 12,

    /// <summary>Sends whose answer was lost and that were sent again.</summary>
    SentAgain = 13,

    /// <summary>Times that sending went on after it had been interrupted.</summary>
    TakenOver = 14,
}
