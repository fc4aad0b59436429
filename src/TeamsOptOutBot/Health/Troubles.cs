using System.Collections.Concurrent;

namespace TeamsOptOutBot.Health;

/// <summary>What is wrong at the moment and what mends it, for the health page.</summary>
internal sealed class Troubles(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Trouble> _open = new(StringComparer.Ordinal);

    /// <summary>What is open, oldest first.</summary>
    public IReadOnlyList<Trouble> Open => [.. _open.Values.OrderBy(t => t.Since)];

    /// <summary>Notes a trouble; true when it was not known before.</summary>
    public bool Raise(string key, string what, string remedy) => _open.TryAdd(key, new Trouble(what, remedy, time.GetUtcNow()));

    /// <summary>It is over.</summary>
    public void Clear(string key) => _open.TryRemove(key, out _);
}

/// <summary>One trouble.</summary>
internal sealed record Trouble(string What, string Remedy, DateTimeOffset Since);
