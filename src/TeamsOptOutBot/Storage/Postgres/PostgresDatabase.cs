using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace TeamsOptOutBot.Storage.Postgres;

/// <summary>PostgreSQL: transactions of its own for each write.</summary>
internal sealed class PostgresDatabase(PooledDbContextFactory<PostgresBotDbContext> contexts) : IDatabase, IWriter, IReader
{
    public PostgresDatabase(string connectionString)
        : this(new PooledDbContextFactory<PostgresBotDbContext>(new DbContextOptionsBuilder<PostgresBotDbContext>().UseNpgsql(connectionString).Options))
    {
    }

    public string Description => "PostgreSQL";

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await MigrationGuard.MigrateAsync(context, cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            throw new StorageException($"The PostgreSQL database cannot be used: {exception.Message} Check Storage:Postgres and that the server runs.", exception);
        }
    }

    public async Task<T> WriteAsync<T>(Func<BotDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var result = await work(context, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    public async Task<T> ReadAsync<T>(Func<BotDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await work(context, cancellationToken);
    }
}
