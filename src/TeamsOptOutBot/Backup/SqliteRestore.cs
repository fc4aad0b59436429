using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Sqlite;

namespace TeamsOptOutBot.Backup;

/// <summary>
/// Puts a backup in the place of the database. What was there is kept beside it, and answers that it holds and the backup
/// does not are carried over, because nobody should be asked twice for what they have answered.
/// </summary>
internal static class SqliteRestore
{
    /// <exception cref="StorageException">The service runs, or the file is damaged, foreign or of a newer version; then nothing was changed.</exception>
    public static async Task<Restored> RunAsync(SqliteFile file, string backup, DateTimeOffset now, CancellationToken cancellationToken)
    {
        file.Take();
        var content = await BackupContent.CheckAsync(backup, cancellationToken);
        var incoming = file.Path + ".incoming";
        File.Copy(backup, incoming, overwrite: true);
        await MigrateAsync(incoming, cancellationToken);

        var aside = File.Exists(file.Path) ? $"{file.Path}.{now.ToString("yyyyMMdd'-'HHmmss", CultureInfo.InvariantCulture)}" : null;
        foreach (var ending in aside is null ? [] : new[] { "-wal", "-shm", "" })
        {
            if (File.Exists(file.Path + ending))
                File.Move(file.Path + ending, aside + ending);
        }

        File.Move(incoming, file.Path);
        return new Restored(content, aside, aside is null ? CarriedAnswers.None : await CarryAsync(file, aside, now, cancellationToken));
    }

    /// <summary>A newer database is refused here, before anything was moved.</summary>
    private static async Task MigrateAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var database = Open(path);
            await MigrationGuard.MigrateAsync(database, cancellationToken);
            await database.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private static async Task<CarriedAnswers> CarryAsync(SqliteFile file, string aside, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var database = Open(file.Path);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        CarriedAnswers carried;
        try
        {
            await using var before = Open(aside);
            carried = await CarryAnswers.RunAsync(before, database, cancellationToken);
        }
        catch (SqliteException exception)
        {
            carried = CarriedAnswers.None with { Trouble = exception.Message };
        }

        AuditLog.Add(database, "database.restored", campaignId: null, personId: null, new JsonObject { ["carried"] = carried.Carried, ["notCarried"] = carried.NotCarried, ["erasures"] = carried.Erasures }, now);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return carried;
    }

    private static SqliteBotDbContext Open(string path) =>
        new(new DbContextOptionsBuilder<SqliteBotDbContext>().UseSqlite(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, ForeignKeys = false }.ToString()).Options);
}

/// <param name="Aside">Where the database that was there is kept; null where there was none.</param>
internal sealed record Restored(BackupContent Content, string? Aside, CarriedAnswers Answers);
