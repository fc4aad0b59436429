using Npgsql;

namespace TeamsOptOutBot.Scenarios.Harness;

/// <summary>The database of one story.</summary>
internal abstract class StoryDatabase : IAsyncDisposable
{
    /// <summary>What the service is configured with.</summary>
    public abstract IReadOnlyDictionary<string, string?> Settings { get; }

    public abstract ValueTask DisposeAsync();
}

/// <summary>The embedded default, in a folder of its own.</summary>
internal sealed class SqliteStoryDatabase : StoryDatabase
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("teams-opt-out-story-");

    public string Folder => _folder.FullName;

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal) { ["Storage:Folder"] = _folder.FullName };

    public override ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>A database of its own on the PostgreSQL that <c>tests/run</c> has started.</summary>
internal sealed class PostgresStoryDatabase : StoryDatabase
{
    private readonly NpgsqlConnectionStringBuilder _own;

    private PostgresStoryDatabase(NpgsqlConnectionStringBuilder own) => _own = own;

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal) { ["Storage:Postgres"] = _own.ToString() };

    public static async Task<PostgresStoryDatabase> CreateAsync()
    {
        var own = new NpgsqlConnectionStringBuilder(Needs.Postgres) { Database = $"story_{Guid.NewGuid():N}" };
        await ExecuteAsync($"CREATE DATABASE {own.Database}");
        return new PostgresStoryDatabase(own);
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
