namespace TeamsOptOutBot.Delivery.Rates;

/// <summary>Figures of the request budget. Teams allows 50 requests a second per app and tenant (Microsoft, "Rate limiting for bots").</summary>
internal sealed record RequestBudgetOptions
{
    /// <summary>Requests a second when nothing is in the way; 49.5 by default. Replicas that share a tenant share this.</summary>
    public double Rate { get; init; } = 49.5;

    /// <summary>The least it narrows to; 1 a second by default.</summary>
    public double LowestRate { get; init; } = 1;

    /// <summary>Requests that may go out at once after a pause; 5 by default.</summary>
    public double Capacity { get; init; } = 5;

    /// <summary>The most requests in any second, whatever the bucket holds; 50 by default. Replies that cannot wait are counted, not held.</summary>
    public int MostPerSecond { get; init; } = 50;

    /// <summary>
    /// How much longer than a second a request counts in <see cref="MostPerSecond"/>; 25 milliseconds by default. Requests arrive
    /// less evenly than they leave, and those that stand close together at the other end are counted as too many there.
    /// </summary>
    public TimeSpan Slack { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>What a 429 multiplies the rate by, at most once a second, when another came less than <see cref="Quiet"/> before; 0.8 by default.</summary>
    public double NarrowBy { get; init; } = 0.8;

    /// <summary>What a 429 after a quiet time multiplies the rate by: a coincidence more likely than a lower limit; 0.95 by default.</summary>
    public double NarrowFirstBy { get; init; } = 0.95;

    /// <summary>For how long requests went out and no 429 came before one that is taken for a coincidence; 10 seconds by default.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What a second without 429 adds to the rate; 1 request a second by default.</summary>
    public double RecoverPerSecond { get; init; } = 1;
}
