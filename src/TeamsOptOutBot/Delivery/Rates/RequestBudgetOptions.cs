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

    /// <summary>What a 429 multiplies the rate by, at most once a second; 0.8 by default.</summary>
    public double NarrowBy { get; init; } = 0.8;

    /// <summary>What a second without 429 adds to the rate; 1 request a second by default.</summary>
    public double RecoverPerSecond { get; init; } = 1;
}
