namespace TeamsOptOutBot.Storage.Leases;

/// <summary>What one replica at a time may do.</summary>
internal interface ILeases
{
    /// <summary>Takes the lease if it is free, has run out, or is this replica's own from an earlier life.</summary>
    /// <returns>Null while another replica holds it.</returns>
    Task<HeldLease?> TakeAsync(string name, CancellationToken cancellationToken);

    /// <summary>Holds it for <see cref="LeaseTimes.Length"/> from now on.</summary>
    /// <returns>False when another replica has taken it in the meantime.</returns>
    Task<bool> RenewAsync(HeldLease lease, CancellationToken cancellationToken);

    /// <summary>Gives it back, so that nobody has to wait until it runs out.</summary>
    Task ReleaseAsync(HeldLease lease, CancellationToken cancellationToken);

    /// <summary>Tells the others that this replica is there and how many requests a second it makes by itself.</summary>
    /// <returns>What the others make together.</returns>
    Task<double> ShareAsync(double ownRate, CancellationToken cancellationToken);
}

internal static class LeaseNames
{
    /// <summary>Whoever holds it dispatches deliveries.</summary>
    public const string Dispatch = "dispatch";

    public const string Replica = "replica/";

    /// <summary>Whoever holds it reads the audience of this draft.</summary>
    public const string Draft = "draft/";
}

internal static class LeaseTimes
{
    /// <summary>A holder that gave no sign of life for so long is replaced; with the step's own second that is well under the 30 s of a take-over.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);

    /// <summary>A holder stops so much earlier by its own clock than another may take over by the database's.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(3);
}
