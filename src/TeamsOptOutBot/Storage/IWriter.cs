namespace TeamsOptOutBot.Storage;

/// <summary>The one way to change the database.</summary>
internal interface IWriter
{
    /// <summary>
    /// Runs <paramref name="work"/> in a transaction and returns when it is durable. The work must not wait for anything
    /// but the database: on SQLite everybody else's writes wait behind it.
    /// </summary>
    Task<T> WriteAsync<T>(Func<BotDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}

internal static class WriterExtensions
{
    public static Task WriteAsync(this IWriter writer, Func<BotDbContext, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async (database, token) =>
            {
                await work(database, token);
                return true;
            },
            cancellationToken);
}
