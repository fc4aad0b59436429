using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Postgres;

/// <summary>PostgreSQL: transactions of its own for each write.</summary>
internal sealed class PostgresDatabase : IDatabase, IWriter, ISqlWriter, IReader, IAsyncDisposable
{
    private const int MostTries = 4;

    private readonly NpgsqlDataSource _source;
    private readonly PooledDbContextFactory<PostgresBotDbContext> _contexts;

    public PostgresDatabase(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0)
            settings.MaxAutoPrepare = 100;
        ConnectionString = settings.ToString();
        _source = NpgsqlDataSource.Create(settings);
        _contexts = new PooledDbContextFactory<PostgresBotDbContext>(new DbContextOptionsBuilder<PostgresBotDbContext>().UseNpgsql(_source).Options);
    }

    public string Description => "PostgreSQL";

    public string ConnectionString { get; }

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Replicas that start at the same moment migrate one after the other, however long the first takes.
            await using var turn = new PostgresBotDbContext(new DbContextOptionsBuilder<PostgresBotDbContext>().UseNpgsql(_source, npgsql => npgsql.CommandTimeout(0)).Options);
            await using var held = await turn.Database.BeginTransactionAsync(cancellationToken);
            await turn.HoldTurnAsync("migrate", cancellationToken);
            await using var context = new PostgresBotDbContext(new DbContextOptionsBuilder<PostgresBotDbContext>().UseNpgsql(_source).WithoutDriftCheck().Options);
            await MigrationGuard.MigrateAsync(context, cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            throw new StorageException($"The PostgreSQL database cannot be used: {exception.Message} Check Storage:Postgres and that the server runs.", exception);
        }
    }

    public Task<T> WriteAsync<T>(Func<BotDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken, WriteUrgency urgency = WriteUrgency.SomebodyWaits) =>
        RepeatedAsync(async () =>
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var result = await work(context, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        });

    public Task<T> RunAsync<T>(Func<SqlSession, CancellationToken, Task<T>> work, WriteUrgency urgency, CancellationToken cancellationToken) =>
        RepeatedAsync(async () =>
        {
            await using var connection = await _source.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var session = new SqlSession(connection) { Transaction = transaction };
            var result = await work(session, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        });

    public async Task<T> ReadAsync<T>(Func<BotDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await work(context, cancellationToken);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>Two writers that waited for each other, or met at one new row: nothing of the loser was kept, and its second try sees what the other wrote.</summary>
    private static async Task<T> RepeatedAsync<T>(Func<Task<T>> write)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await write();
            }
            catch (Exception exception) when (tries < MostTries && IsConflict(exception))
            {
                continue;
            }
        }
    }

    private static bool IsConflict(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation;
}
