using Microsoft.Data.Sqlite;
using Npgsql;
using TeamsOptOutBot.Scenarios;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Postgres;
using TeamsOptOutBot.Storage.Sqlite;

namespace TeamsOptOutBot.Faults;

/// <summary>The database of one run, read beside the service.</summary>
internal abstract class FaultDatabase : IAsyncDisposable
{
    /// <summary>Environment variables for the service.</summary>
    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    public abstract IReader Reader { get; }

    public abstract ValueTask DisposeAsync();
}

internal sealed class SqliteFaultDatabase : FaultDatabase
{
    private readonly string _folder = Directory.CreateTempSubdirectory("teams-opt-out-faults-").FullName;
    private readonly SqliteFile _file;

    public SqliteFaultDatabase()
    {
        _file = new SqliteFile(_folder);
        Reader = new SqliteReader(_file);
    }

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal) { ["Storage__Folder"] = _folder };

    public override IReader Reader { get; }

    public override ValueTask DisposeAsync()
    {
        _file.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>A database of its own on the PostgreSQL that <c>tests/run</c> has started.</summary>
internal sealed class PostgresFaultDatabase : FaultDatabase
{
    private readonly NpgsqlConnectionStringBuilder _own;

    private PostgresFaultDatabase(NpgsqlConnectionStringBuilder own)
    {
        _own = own;
        Reader = new PostgresDatabase(own.ToString());
    }

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal) { ["Storage__Postgres"] = _own.ToString() };

    public override IReader Reader { get; }

    public static async Task<PostgresFaultDatabase> CreateAsync()
    {
        var own = new NpgsqlConnectionStringBuilder(Needs.Postgres) { Database = $"faults_{Guid.NewGuid():N}" };
        await ExecuteAsync($"CREATE DATABASE {own.Database}");
        return new PostgresFaultDatabase(own);
    }

    public override async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(_own.ToString()))
            NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync($"DROP DATABASE {_own.Database} WITH (FORCE)");
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Needs.Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
