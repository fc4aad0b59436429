using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Storage.Leases;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Queue;

/// <summary>What both databases have in common: one transaction writes what became of earlier claims and takes new ones.</summary>
internal abstract class DeliveryQueue(ISqlWriter writer, IClaimMarks marks) : IDeliveryQueue
{
    private readonly ClaimRows _claims = new(marks);
    private readonly string _holds = $"""SELECT 1 FROM leases WHERE "Name" = '{LeaseNames.Dispatch}' AND "Fence" = @p0 {marks.SharedLock}""";

    public Task<IReadOnlyList<ClaimedDelivery>?> RunAsync(long fence, IReadOnlyCollection<DeliveryOutcome> outcomes, ClaimPlan plan, DateTimeOffset now, CancellationToken cancellationToken) =>
        writer.RunAsync<IReadOnlyList<ClaimedDelivery>?>(
            async (sql, token) =>
            {
                if (!await HoldsAsync(sql, fence, token))
                    return null;
                if (outcomes.Count > 0)
                    await WriteAsync(sql, fence, outcomes, now, token);
                return plan.IsNothing ? [] : await _claims.TakeAsync(sql, fence, plan, now, token);
            },
            WriteUrgency.Bulk,
            cancellationToken);

    public Task<int> RecoverAsync(long fence, DateTimeOffset now, CancellationToken cancellationToken) =>
        writer.RunAsync(
            async (sql, token) => await HoldsAsync(sql, fence, token) ? await RecoverRows.RunAsync(sql, fence, now, token) : 0,
            WriteUrgency.Bulk,
            cancellationToken);

    /// <summary>Writes the rows that are still this dispatcher's.</summary>
    protected abstract Task<IReadOnlyList<DeliveryOutcome>> WriteRowsAsync(SqlSession sql, long fence, IReadOnlyCollection<DeliveryOutcome> outcomes, CancellationToken cancellationToken);

    /// <summary>Keeps the rows from changing until the transaction ends, so that what is read after it holds when they are written.</summary>
    protected abstract Task HoldRowsAsync(SqlSession sql, IReadOnlyCollection<DeliveryOutcome> outcomes, CancellationToken cancellationToken);

    /// <summary>Gives the recipients of notices the state of their notice.</summary>
    protected abstract Task<IReadOnlyList<RecipientMove>> MoveRecipientsAsync(SqlSession sql, IReadOnlyList<DeliveryOutcome> notices, CancellationToken cancellationToken);

    private Task<bool> HoldsAsync(SqlSession sql, long fence, CancellationToken cancellationToken) => sql.FirstAsync(_holds, _ => true, cancellationToken, fence);

    private async Task WriteAsync(SqlSession sql, long fence, IReadOnlyCollection<DeliveryOutcome> outcomes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await HoldRowsAsync(sql, outcomes, cancellationToken);
        var checkedOutcomes = new List<DeliveryOutcome>(outcomes.Count);
        foreach (var outcome in outcomes)
            checkedOutcomes.Add(outcome.FinishedAt is null ? await LateChanges.ApplyAsync(sql, outcome, now, cancellationToken) : outcome);
        var written = await WriteRowsAsync(sql, fence, checkedOutcomes, cancellationToken);
        IReadOnlyList<DeliveryOutcome> notices = written.Where(o => o.Claimed is { Kind: DeliveryKind.Notice, CampaignId: not null }).ToList();
        notices = await TwoWaysSql.CombineAsync(sql, notices, now, cancellationToken);
        var moves = notices.Count > 0 ? await MoveRecipientsAsync(sql, notices, cancellationToken) : [];
        await AfterWrite.RunAsync(sql, written, moves, now, cancellationToken);
    }
}
