namespace TeamsOptOutBot.Storage;

/// <summary>The one way to change the database.</summary>
internal interface IWriter
{
    /// <summary>
    /// Runs <paramref name="work"/> in a transaction and returns when it is durable. The work must not wait for anything
    /// but the database: on SQLite everybody else's writes wait behind it.
    /// </summary>
    /// <param name="urgency">Whether somebody waits for it; on SQLite bulk work gives way to the others.</param>
    Task<T> WriteAsync<T>(Func<BotDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken, WriteUrgency urgency = WriteUrgency.SomebodyWaits);
}

/// <summary>In whose turn a write is done.</summary>
internal enum WriteUrgency
{
    /// <summary>A press or a command: a person waits for the answer.</summary>
    SomebodyWaits,

    /// <summary>Imports, claims, results, sealing. A piece of it should take no longer than a few milliseconds.</summary>
    Bulk,
}

internal static class WriterExtensions
{
    public static Task WriteAsync(this IWriter writer, Func<BotDbContext, CancellationToken, Task> work, CancellationToken cancellationToken, WriteUrgency urgency = WriteUrgency.SomebodyWaits) =>
        writer.WriteAsync(
            async (database, token) =>
            {
                await work(database, token);
                return true;
            },
            cancellationToken,
            urgency);
}
