using Microsoft.Data.Sqlite;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Sqlite;

namespace TeamsOptOutBot.Backup;

/// <summary>Copies the embedded database into one file, also while the service runs: what was durable when it began is in it.</summary>
internal static class SqliteBackup
{
    /// <exception cref="StorageException">There is no database, the target is there already or cannot be written, or the copy is damaged.</exception>
    public static async Task<BackupContent> WriteAsync(SqliteFile file, string target, CancellationToken cancellationToken)
    {
        if (!File.Exists(file.Path))
            throw new StorageException($"There is no database at {file.Path}. Set Storage:Folder to the data folder of the service.");
        if (File.Exists(target))
            throw new StorageException($"{target} is there already and is not overwritten. Name a new file.");
        var part = target + ".part";
        try
        {
            File.Delete(part);
            await CopyAsync(file, part, cancellationToken);
            var content = await BackupContent.CheckAsync(part, cancellationToken);
            File.Move(part, target);
            return content;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StorageException($"{target} cannot be written: {exception.Message} Name a file in a folder that is there and that this account may write to, on a disk with room.", exception);
        }
    }

    private static async Task CopyAsync(SqliteFile file, string part, CancellationToken cancellationToken)
    {
        await using var source = new SqliteConnection(file.ReadConnection + ";Pooling=False");
        await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = part, Pooling = false }.ToString());
        await source.OpenAsync(cancellationToken);
        await copy.OpenAsync(cancellationToken);
        source.BackupDatabase(copy);

        // One file, with no log beside it.
        await using var command = copy.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=DELETE";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
