using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace TeamsOptOutBot.Storage.Sqlite;

/// <summary>
/// SQLite's one writer: all writes pass one queue and are grouped into short transactions. What fails is rolled back
/// alone; the others of its group are kept (ADR 0002).
/// </summary>
internal sealed class SqliteWriter : IWriter, IAsyncDisposable
{
    private const int GroupLimit = 256;
    private readonly Channel<Job> _jobs = Channel.CreateUnbounded<Job>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteFile _file;
    private readonly Lazy<Task> _loop;

    public SqliteWriter(SqliteFile file)
    {
        _file = file;
        _loop = new Lazy<Task>(() => Task.Run(RunAsync));
    }

    public async Task<T> WriteAsync<T>(Func<BotDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        _ = _loop.Value;
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var job = new Job<T>(work, done, cancellationToken);
        if (!_jobs.Writer.TryWrite(job))
            throw new StorageException("The service is stopping; nothing more is written.");
        return await done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _jobs.Writer.TryComplete();
        if (_loop.IsValueCreated)
            await _loop.Value;
    }

    private async Task RunAsync()
    {
        var group = new List<Job>(GroupLimit);
        SqliteConnection? connection = null;
        while (await _jobs.Reader.WaitToReadAsync())
        {
            group.Clear();
            try
            {
                connection ??= await OpenAsync();
                await RunGroupAsync(connection, group);
            }
            catch (Exception exception)
            {
                // The edge of the writer's loop. The group was not committed (full disk, lost file): each of its writers is told,
                // and the next group begins with a new connection.
                if (group.Count == 0 && _jobs.Reader.TryRead(out var waiting))
                    group.Add(waiting);
                foreach (var job in group)
                    job.Fail(exception);
                connection = await CloseAsync(connection);
            }

            foreach (var job in group)
                job.Complete();
        }

        await CloseAsync(connection);
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection(_file.WriteConnection);
        await connection.OpenAsync();
        await ExecuteAsync(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32768;");
        return connection;
    }

    private static async Task<SqliteConnection?> CloseAsync(SqliteConnection? connection)
    {
        if (connection is not null)
            await connection.DisposeAsync();
        return null;
    }

    private async Task RunGroupAsync(SqliteConnection connection, List<Job> group)
    {
        var options = new DbContextOptionsBuilder<SqliteBotDbContext>().UseSqlite(connection).Options;
        await using var transaction = await connection.BeginTransactionAsync();
        while (group.Count < GroupLimit && _jobs.Reader.TryRead(out var job))
        {
            group.Add(job);
            await ExecuteAsync(connection, "SAVEPOINT job", transaction);
            await using var context = new SqliteBotDbContext(options);
            context.Database.AutoSavepointsEnabled = false;
            await context.Database.UseTransactionAsync(transaction);
            var succeeded = await job.RunAsync(context);
            await ExecuteAsync(connection, succeeded ? "RELEASE job" : "ROLLBACK TO job; RELEASE job", transaction);
        }

        await transaction.CommitAsync();
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, DbTransaction? transaction = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = (SqliteTransaction?)transaction;
        await command.ExecuteNonQueryAsync();
    }

    private abstract class Job
    {
        public abstract Task<bool> RunAsync(BotDbContext context);

        public abstract void Fail(Exception exception);

        public abstract void Complete();
    }

    private sealed class Job<T>(Func<BotDbContext, CancellationToken, Task<T>> work, TaskCompletionSource<T> done, CancellationToken cancellationToken) : Job
    {
        private T? _result;
        private Exception? _exception;

        public override async Task<bool> RunAsync(BotDbContext context)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                _result = await work(context, cancellationToken);
                return true;
            }
            catch (Exception exception)
            {
                _exception = exception;
                return false;
            }
        }

        public override void Fail(Exception exception) => _exception ??= exception;

        public override void Complete()
        {
            if (_exception is not null)
                done.TrySetException(_exception);
            else
                done.TrySetResult(_result!);
        }
    }
}
