using Npgsql;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Postgres;

namespace TeamsOptOutBot.Scenarios.Harness;

/// <summary>The database of one story.</summary>
internal abstract class StoryDatabase : IAsyncDisposable
{
    /// <summary>What the service is configured with.</summary>
    public abstract IReadOnlyDictionary<string, string?> Settings { get; }

    public abstract ValueTask DisposeAsync();

    /// <summary>Reads it while the services are processes of their own.</summary>
    public virtual Task<T> ReadAsync<T>(Func<BotDbContext, CancellationToken, Task<T>> read) => throw new NotSupportedException("Only PostgreSQL is read beside the service.");
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

/// <summary>A database of its own on the PostgreSQL that <c>tests/run</c> has started, copied from one that was migrated once.</summary>
internal sealed class PostgresStoryDatabase : StoryDatabase
{
    private static readonly Lazy<Task<string>> Template = new(MigrateTemplateAsync);

    /// <summary>PostgreSQL copies a template for one at a time.</summary>
    private static readonly SemaphoreSlim Copying = new(1, 1);

    private readonly NpgsqlConnectionStringBuilder _own;
    private PostgresDatabase? _beside;

    private PostgresStoryDatabase(NpgsqlConnectionStringBuilder own) => _own = own;

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal) { ["Storage:Postgres"] = _own.ToString() };

    public static async Task<PostgresStoryDatabase> CreateAsync()
    {
        var template = await Template.Value;
        var own = Named($"story_{Guid.NewGuid():N}");
        await Copying.WaitAsync();
        try
        {
            await ExecuteAsync($"CREATE DATABASE {own.Database} TEMPLATE {template}");
        }
        finally
        {
            Copying.Release();
        }

        return new PostgresStoryDatabase(own);
    }

    /// <summary>Nothing is in it yet, not even a table.</summary>
    public static async Task<PostgresStoryDatabase> CreateEmptyAsync()
    {
        Assert.SkipUnless(Needs.Postgres is not null, Needs.PostgresReason);
        var own = Named($"story_{Guid.NewGuid():N}");
        await ExecuteAsync($"CREATE DATABASE {own.Database}");
        return new PostgresStoryDatabase(own);
    }

    public override Task<T> ReadAsync<T>(Func<BotDbContext, CancellationToken, Task<T>> read) => (_beside ??= new PostgresDatabase(_own.ToString())).ReadAsync(read, CancellationToken.None);

    public override async ValueTask DisposeAsync()
    {
        if (_beside is { } beside)
            await beside.DisposeAsync();
        await ExecuteAsync($"DROP DATABASE {_own.Database} WITH (FORCE)");
    }

    private static async Task<string> MigrateTemplateAsync()
    {
        var template = Named($"story_template_{Guid.NewGuid():N}");
        await ExecuteAsync($"CREATE DATABASE {template.Database}");
        await using (var database = new PostgresDatabase(template.ToString()))
            await database.PrepareAsync(CancellationToken.None);

        // A template that somebody is connected to cannot be copied.
        await using (var connection = new NpgsqlConnection(template.ToString()))
            NpgsqlConnection.ClearPool(connection);
        return template.Database!;
    }

    /// <summary>Few connections each, because many stories share one server.</summary>
    private static NpgsqlConnectionStringBuilder Named(string database) => new(Needs.Postgres) { Database = database, MaxPoolSize = 20, MinPoolSize = 0 };

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Needs.Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
