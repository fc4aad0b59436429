namespace TeamsOptOutBot.Benchmarks;

/// <summary>A figure cannot be taken; the message says why.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
