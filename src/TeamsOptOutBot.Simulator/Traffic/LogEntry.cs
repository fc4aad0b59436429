namespace TeamsOptOutBot.Simulator.Traffic;

/// <summary>One request of the bot to the tenant, or one activity from the tenant to the bot.</summary>
/// <param name="Direction"><c>toTenant</c> or <c>toBot</c>.</param>
/// <param name="Status">HTTP status; 0: no answer (dropped, or nobody there).</param>
/// <param name="Person">The person's mail.</param>
/// <param name="Accepted">Whether it took effect, whatever the bot was told.</param>
/// <param name="Unknown">What the simulator did not know and refused.</param>
internal sealed record LogEntry(
    long Seq, DateTimeOffset Time, string Direction, string Operation, string Method, string Path, int Status,
    string? Person, string? ActivityId, bool Accepted, double Milliseconds, string? Unknown);
