using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace TeamsOptOutBot.Storage.Sqlite;

/// <summary>
/// In whose turn writes are done. A press waits for the group before it and no longer; bulk work fills the rest of a
/// group's few milliseconds, and gets a turn in every group, so that neither starves.
/// </summary>
internal sealed class SqliteJobQueue
{
    public const int GroupLimit = 256;

    /// <summary>How long a group goes on taking bulk work: what a press may have to wait for.</summary>
    private static readonly TimeSpan BulkTime = TimeSpan.FromMilliseconds(4);

    private readonly Lock _gate = new();
    private readonly Queue<SqliteJob> _urgent = new();
    private readonly Queue<SqliteJob> _bulk = new();
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private bool _completed;
    private bool _bulkHadItsTurn;

    /// <returns>False when nothing more is taken.</returns>
    public bool TryAdd(SqliteJob job, WriteUrgency urgency)
    {
        lock (_gate)
        {
            if (_completed)
                return false;
            (urgency == WriteUrgency.Bulk ? _bulk : _urgent).Enqueue(job);
        }

        _signal.Writer.TryWrite(true);
        return true;
    }

    public void Complete()
    {
        lock (_gate)
            _completed = true;
        _signal.Writer.TryComplete();
    }

    /// <returns>False when nothing will come any more.</returns>
    public async ValueTask<bool> WaitAsync()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_urgent.Count + _bulk.Count > 0)
                    return true;
                if (_completed)
                    return false;
            }

            if (await _signal.Reader.WaitToReadAsync())
                _signal.Reader.TryRead(out _);
        }
    }

    /// <summary>The next write of a group; false closes the group.</summary>
    /// <param name="taken">Writes in the group so far.</param>
    /// <param name="elapsed">Since the group began.</param>
    public bool TryTake(int taken, TimeSpan elapsed, [NotNullWhen(true)] out SqliteJob? job)
    {
        lock (_gate)
        {
            if (taken == 0)
                _bulkHadItsTurn = false;
            if (taken < GroupLimit && _urgent.TryDequeue(out job))
                return true;
            if (_bulk.Count > 0 && (!_bulkHadItsTurn || (taken < GroupLimit && elapsed < BulkTime)))
            {
                _bulkHadItsTurn = true;
                job = _bulk.Dequeue();
                return true;
            }

            job = null;
            return false;
        }
    }
}
