namespace TeamsOptOutBot.Storage.Model;

/// <summary>Who does something that one replica at a time may do, and a replica's sign of life.</summary>
internal sealed class Lease
{
    public required string Name { get; set; }

    /// <summary>The replica that holds it; empty when it was given back.</summary>
    public required string Owner { get; set; }

    /// <summary>Grows with every change of hands, so that what an earlier holder still writes can be told from the present one's.</summary>
    public long Fence { get; set; }

    /// <summary>Ticks of the database's own clock, because the replicas' clocks need not agree.</summary>
    public long ExpiresAt { get; set; }

    /// <summary>Requests to Teams a second that this replica makes by itself.</summary>
    public double Rate { get; set; }
}
