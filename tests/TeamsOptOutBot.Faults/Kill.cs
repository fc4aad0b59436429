namespace TeamsOptOutBot.Faults;

/// <summary>One kill.</summary>
/// <param name="At">When the process was gone.</param>
/// <param name="InFlight">People whose notice was "sending" in the database then: each may have arrived.</param>
/// <param name="Survivors">Replicas that lived on.</param>
internal sealed record Kill(DateTimeOffset At, IReadOnlySet<Guid> InFlight, int Survivors);
