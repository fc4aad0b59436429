using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Sqlite;

/// <summary>The writer's connection, with its prepared commands and what a model over it needs.</summary>
internal sealed class SqliteWriteConnection : IAsyncDisposable
{
    private readonly DbContextOptions<SqliteBotDbContext> _options;

    private SqliteWriteConnection(SqliteConnection connection)
    {
        Connection = connection;
        Session = new SqlSession(connection);
        _options = new DbContextOptionsBuilder<SqliteBotDbContext>().UseSqlite(connection).Options;
    }

    public SqliteConnection Connection { get; }

    public SqlSession Session { get; }

    public static async Task<SqliteWriteConnection> OpenAsync(SqliteFile file)
    {
        var connection = new SqliteConnection(file.WriteConnection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32768;";
        await command.ExecuteNonQueryAsync();
        return new SqliteWriteConnection(connection);
    }

    public SqliteBotDbContext CreateContext()
    {
        var context = new SqliteBotDbContext(_options);
        context.Database.AutoSavepointsEnabled = false;
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
