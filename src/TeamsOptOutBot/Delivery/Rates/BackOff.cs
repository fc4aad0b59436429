namespace TeamsOptOutBot.Delivery.Rates;

/// <summary>Exponential back-off with full jitter: anything between a fifth of a second and twice the last bound, at most five minutes.</summary>
internal static class BackOff
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(200);

    /// <param name="attempt">Counted from 1.</param>
    public static TimeSpan After(int attempt, Random random)
    {
        var bound = First.TotalSeconds * Math.Pow(2, Math.Clamp(attempt, 1, 30));
        bound = Math.Min(bound, Longest.TotalSeconds);
        return TimeSpan.FromSeconds(Shortest.TotalSeconds + (random.NextDouble() * (bound - Shortest.TotalSeconds)));
    }
}
