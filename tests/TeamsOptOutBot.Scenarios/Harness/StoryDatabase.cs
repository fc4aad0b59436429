using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Postgres;
using TeamsOptOutBot.Storage.Sqlite;

namespace TeamsOptOutBot.Scenarios.Harness;

/// <summary>The database of one story.</summary>
internal abstract class StoryDatabase : IAsyncDisposable
{
    /// <summary>What the service is configured with.</summary>
    public abstract IReadOnlyDictionary<string, string?> Settings { get; }

    public abstract ValueTask DisposeAsync();

    /// <summary>Brings it to that migration, back or forth, while no service uses it.</summary>
    public async Task MigrateToAsync(string migration)
    {
        await using var context = Open();
        await context.GetService<IMigrator>().MigrateAsync(migration);
    }

    /// <summary>Tables with their columns, as the database itself lists them.</summary>
    public async Task<IReadOnlyList<string>> ColumnsAsync()
    {
        await using var context = Open();
        return [.. (await context.Database.SqlQueryRaw<string>(ColumnsSql).ToListAsync()).Order(StringComparer.Ordinal)];
    }

    /// <summary>A connection of its own.</summary>
    protected abstract BotDbContext Open();

    /// <summary>One line a column.</summary>
    protected abstract string ColumnsSql { get; }

    /// <summary>Reads it while the services are processes of their own.</summary>
    public virtual Task<T> ReadAsync<T>(Func<BotDbContext, CancellationToken, Task<T>> read) => throw new NotSupportedException("Only PostgreSQL is read beside the service.");
}

/// <summary>The embedded default, in a folder of its own.</summary>
internal sealed class SqliteStoryDatabase : StoryDatabase
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("teams-opt-out-story-");

    public string Folder => _folder.FullName;

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal) { ["Storage:Folder"] = _folder.FullName };

    protected override string ColumnsSql =>
        """SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" AS "Value" FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'""";

    protected override BotDbContext Open() =>
        new SqliteBotDbContext(new DbContextOptionsBuilder<SqliteBotDbContext>().UseSqlite($"Data Source={Path.Combine(Folder, "teams-opt-out-bot.db")};Pooling=False").Options);

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

    public string ConnectionString => _own.ToString();

    protected override string ColumnsSql =>
        """SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable AS "Value" FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE 'qrtz%'""";

    protected override BotDbContext Open() => new PostgresBotDbContext(new DbContextOptionsBuilder<PostgresBotDbContext>().UseNpgsql(_own.ToString()).Options);

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
