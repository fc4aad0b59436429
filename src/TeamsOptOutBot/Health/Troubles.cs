using System.Collections.Concurrent;
using TeamsOptOutBot.Microsoft365.Setup;

namespace TeamsOptOutBot.Health;

/// <summary>What is wrong at the moment and what mends it, for the health page.</summary>
internal sealed class Troubles(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Trouble> _open = new(StringComparer.Ordinal);

    /// <summary>What is open, oldest first.</summary>
    public IReadOnlyList<Trouble> Open => [.. _open.Values.OrderBy(t => t.Since)];

    /// <summary>Notes a trouble; true when it was not known before.</summary>
    /// <param name="about">What it stands before, such as the name of a group.</param>
    public bool Raise(string key, SetupProblem problem, string? about = null) => _open.TryAdd(key, new Trouble(problem, about, time.GetUtcNow()));

    /// <summary>It is over.</summary>
    public void Clear(string key) => _open.TryRemove(key, out _);
}

/// <summary>One trouble.</summary>
internal sealed record Trouble(SetupProblem Problem, string? About, DateTimeOffset Since);
