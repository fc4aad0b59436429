namespace TeamsOptOutBot.Storage.Leases;

/// <summary>A lease in this replica's hands.</summary>
internal sealed class HeldLease(string name, long fence, bool wasLeftBehind, TimeProvider time, long takenAt)
{
    private long _until = Until(time, takenAt);

    public string Name => name;

    /// <summary>The number under which its holder writes.</summary>
    public long Fence => fence;

    /// <summary>The holder before did not give it back: what it had begun may be unfinished.</summary>
    public bool WasLeftBehind => wasLeftBehind;

    /// <summary>Whether nobody else can have taken it yet. Asked before each send: a process that slept must not send what another has sent since.</summary>
    public bool IsSafe => time.GetTimestamp() < Interlocked.Read(ref _until);

    /// <param name="askedAt">When the renewal was asked for, which is before the database wrote it.</param>
    public void Renewed(long askedAt) => Interlocked.Exchange(ref _until, Until(time, askedAt));

    private static long Until(TimeProvider time, long from) => from + (long)((LeaseTimes.Length - LeaseTimes.Margin).TotalSeconds * time.TimestampFrequency);
}
