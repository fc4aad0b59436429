namespace TeamsOptOutBot.Benchmarks;

/// <summary>One line of the table.</summary>
/// <param name="Budget">What the design asks for; empty where it asks for nothing.</param>
/// <param name="Met">Null: there is no budget, or it could not be measured.</param>
internal sealed record Figure(string What, string Measured, string Budget = "", bool? Met = null);
