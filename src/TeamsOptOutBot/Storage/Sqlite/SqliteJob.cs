namespace TeamsOptOutBot.Storage.Sqlite;

/// <summary>One write that waits for its turn.</summary>
internal abstract class SqliteJob
{
    /// <returns>False when it failed and is to be rolled back.</returns>
    public abstract Task<bool> RunAsync(SqliteWriteConnection connection);

    public abstract void Fail(Exception exception);

    public abstract void Complete();
}

internal sealed class SqliteJob<T>(Func<SqliteWriteConnection, Task<T>> work, CancellationToken cancellationToken) : SqliteJob
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _exception;

    public Task<T> Done => _done.Task;

    public override async Task<bool> RunAsync(SqliteWriteConnection connection)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            _result = await work(connection);
            return true;
        }
        catch (Exception exception)
        {
            // Told to whoever wrote it; the others of the group go on.
            _exception = exception;
            return false;
        }
    }

    public override void Fail(Exception exception) => _exception ??= exception;

    public override void Complete()
    {
        if (_exception is not null)
            _done.TrySetException(_exception);
        else
            _done.TrySetResult(_result!);
    }
}
