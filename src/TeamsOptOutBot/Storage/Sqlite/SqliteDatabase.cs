using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace TeamsOptOutBot.Storage.Sqlite;

internal sealed class SqliteDatabase(SqliteFile file) : IDatabase
{
    public string Description => file.Path;

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        file.Take();
        var options = new DbContextOptionsBuilder<SqliteBotDbContext>().UseSqlite(file.WriteConnection).WithoutDriftCheck().Options;
        await using var context = new SqliteBotDbContext(options);
        try
        {
            await MigrationGuard.MigrateAsync(context, cancellationToken);
        }
        catch (SqliteException exception)
        {
            throw new StorageException($"The database {file.Path} cannot be opened: {exception.Message} Restore it from a backup, or move it away to start empty.", exception);
        }
    }
}
