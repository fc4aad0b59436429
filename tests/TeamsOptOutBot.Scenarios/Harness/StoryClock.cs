namespace TeamsOptOutBot.Scenarios.Harness;

/// <summary>Runs at the machine's speed, ahead of it by as much as the story has moved it. Timers keep the machine's speed.</summary>
internal sealed class StoryClock : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(Ahead.TotalSeconds * System.TimestampFrequency);

    public override long TimestampFrequency => System.TimestampFrequency;

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _ahead, by.Ticks);
    }

    public void AdvanceTo(DateTimeOffset time) => Advance(time - GetUtcNow());

    private TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref _ahead));
}
