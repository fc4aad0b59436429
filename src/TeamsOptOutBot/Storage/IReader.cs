namespace TeamsOptOutBot.Storage;

/// <summary>The way to read; nothing is tracked, and a write through it fails.</summary>
internal interface IReader
{
    /// <summary>Runs <paramref name="work"/> against a snapshot of its own.</summary>
    Task<T> ReadAsync<T>(Func<BotDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}
