using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Sqlite;

/// <summary>
/// SQLite's one writer: all writes pass one queue and are grouped into short transactions, whatever a person waits for
/// first. What fails is rolled back alone; the others of its group are kept (ADR 0002).
/// </summary>
internal sealed class SqliteWriter(SqliteFile file) : IWriter, ISqlWriter, IAsyncDisposable
{
    private readonly SqliteJobQueue _jobs = new();
    private readonly Lock _starting = new();
    private Task? _loop;

    public Task<T> WriteAsync<T>(Func<BotDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken, WriteUrgency urgency = WriteUrgency.SomebodyWaits) =>
        AddAsync(new SqliteJob<T>(
            async connection =>
            {
                await using var context = connection.CreateContext();
                await context.Database.UseTransactionAsync(connection.Session.Transaction, CancellationToken.None);
                return await work(context, cancellationToken);
            },
            cancellationToken), urgency);

    public Task<T> RunAsync<T>(Func<SqlSession, CancellationToken, Task<T>> work, WriteUrgency urgency, CancellationToken cancellationToken) =>
        AddAsync(new SqliteJob<T>(connection => work(connection.Session, cancellationToken), cancellationToken), urgency);

    public async ValueTask DisposeAsync()
    {
        _jobs.Complete();
        Task? loop;
        lock (_starting)
            loop = _loop;
        if (loop is not null)
            await loop;
    }

    private async Task<T> AddAsync<T>(SqliteJob<T> job, WriteUrgency urgency)
    {
        if (!_jobs.TryAdd(job, urgency))
            throw new StorageException("The service is stopping; nothing more is written.");
        lock (_starting)
            _loop ??= Task.Run(RunAsync);
        return await job.Done;
    }

    private async Task RunAsync()
    {
        var group = new List<SqliteJob>(SqliteJobQueue.GroupLimit);
        SqliteWriteConnection? connection = null;
        while (await _jobs.WaitAsync())
        {
            group.Clear();
            try
            {
                connection ??= await SqliteWriteConnection.OpenAsync(file);
                await RunGroupAsync(connection, group);
            }
            catch (Exception exception)
            {
                // The edge of the writer's loop. The group was not committed (full disk, lost file): each of its writers is told,
                // and the next group begins with a new connection.
                if (group.Count == 0 && _jobs.TryTake(group.Count, TimeSpan.Zero, out var waiting))
                    group.Add(waiting);
                foreach (var job in group)
                    job.Fail(exception);
                if (connection is not null)
                    await connection.DisposeAsync();
                connection = null;
            }

            foreach (var job in group)
                job.Complete();
        }

        if (connection is not null)
            await connection.DisposeAsync();
    }

    private async Task RunGroupAsync(SqliteWriteConnection connection, List<SqliteJob> group)
    {
        var started = TimeProvider.System.GetTimestamp();
        await using var transaction = (SqliteTransaction)await connection.Connection.BeginTransactionAsync();
        connection.Session.Transaction = transaction;
        while (_jobs.TryTake(group.Count, TimeProvider.System.GetElapsedTime(started), out var job))
        {
            group.Add(job);
            await connection.Session.ExecuteAsync("SAVEPOINT job", CancellationToken.None);
            if (!await job.RunAsync(connection))
                await connection.Session.ExecuteAsync("ROLLBACK TO job", CancellationToken.None);
            await connection.Session.ExecuteAsync("RELEASE job", CancellationToken.None);
        }

        await transaction.CommitAsync();
    }
}
