using System.Globalization;
using Microsoft.Data.Sqlite;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Backup;

/// <summary>What a file with a backup holds, after it was checked.</summary>
/// <param name="LastAnswer">When the newest answer in it was given; null where there is none.</param>
internal sealed record BackupContent(long Campaigns, long Answers, DateTimeOffset? LastAnswer)
{
    /// <exception cref="StorageException">The file is missing, damaged, or no database of this service.</exception>
    public static async Task<BackupContent> CheckAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new StorageException($"There is no file {path}.");
        try
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            await connection.OpenAsync(cancellationToken);
            if (await AskAsync(connection, "PRAGMA integrity_check(1)", cancellationToken) is not "ok")
                throw new StorageException($"{path} is damaged: SQLite's integrity check does not pass. Take another backup.");
            if (await AskAsync(connection, "SELECT count(*) FROM sqlite_master WHERE name IN ('campaigns', 'acknowledgements', '__EFMigrationsHistory')", cancellationToken) is not 3L)
                throw new StorageException($"{path} is no database of this service. Name a file that the verb backup has written.");
            var last = await AskAsync(connection, "SELECT max(\"At\") FROM acknowledgements", cancellationToken);
            return new BackupContent(
                Number(await AskAsync(connection, "SELECT count(*) FROM campaigns", cancellationToken)),
                Number(await AskAsync(connection, "SELECT count(*) FROM acknowledgements", cancellationToken)),
                last is long ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null);
        }
        catch (SqliteException exception)
        {
            throw new StorageException($"{path} cannot be read as a database: {exception.Message} Name a file that the verb backup has written.", exception);
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Campaigns} campaigns, {Answers} answers{(LastAnswer is { } last ? $", the last of {last:yyyy-MM-dd HH:mm:ss} UTC" : "")}");

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static async Task<object?> AskAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellationToken) is var value and not DBNull ? value : null;
    }
}
