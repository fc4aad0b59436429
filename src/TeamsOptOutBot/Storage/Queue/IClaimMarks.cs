using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Queue;

/// <summary>How rows that were found are marked: where the two databases differ.</summary>
internal interface IClaimMarks
{
    /// <summary>SQL that keeps the lease's row from changing while it is relied on.</summary>
    string SharedLock { get; }

    /// <summary>SQL that keeps rows from others and leaves out those that others hold.</summary>
    string RowLock { get; }

    Task MarkSendingAsync(SqlSession sql, long fence, IReadOnlyList<ClaimedDelivery> claimed, DateTimeOffset now, CancellationToken cancellationToken);

    Task MoveToReachAsync(SqlSession sql, IReadOnlyList<ClaimedDelivery> rows, CancellationToken cancellationToken);
}
