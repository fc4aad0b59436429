using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Queue;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Sqlite;

/// <summary>Row by row with prepared statements: in the process that is the fastest way.</summary>
internal sealed class SqliteDeliveryQueue(ISqlWriter writer) : DeliveryQueue(writer, new SqliteClaimMarks())
{
    protected override async Task<IReadOnlyList<DeliveryOutcome>> WriteRowsAsync(SqlSession sql, long fence, IReadOnlyCollection<DeliveryOutcome> outcomes, CancellationToken cancellationToken)
    {
        var written = new List<DeliveryOutcome>(outcomes.Count);
        foreach (var o in outcomes)
        {
            var changed = await sql.ExecuteAsync(
                $"""
                UPDATE deliveries SET "State" = @p2, "Reason" = @p3, "Attempts" = "Attempts" + @p4, "Step" = @p5, "Tried" = @p6, "Lane" = @p7,
                    "DueAt" = COALESCE(@p8, "DueAt"), "ActivityId" = COALESCE(@p9, "ActivityId"), "FinishedAt" = @p10, "Mailbox" = COALESCE(@p11, "Mailbox")
                WHERE "Id" = @p0 AND "Fence" = @p1 AND "State" = {(int)DeliveryState.Sending}
                """,
                cancellationToken, o.Claimed.Id, fence, (int)o.State, (int)o.Reason, o.Attempts, (int)o.Step, (int)o.Tried, (int)o.Lane, o.DueAt?.UtcTicks, o.ActivityId, o.FinishedAt?.UtcTicks, o.Mailbox);
            if (changed > 0)
                written.Add(o);
        }

        return written;
    }

    /// <summary>Nobody else writes while the one writer does.</summary>
    protected override Task HoldRowsAsync(SqlSession sql, IReadOnlyCollection<DeliveryOutcome> outcomes, CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task<IReadOnlyList<RecipientMove>> MoveRecipientsAsync(SqlSession sql, IReadOnlyList<DeliveryOutcome> notices, CancellationToken cancellationToken)
    {
        var moves = new List<RecipientMove>(notices.Count);
        foreach (var notice in notices)
        {
            var (campaign, person) = (notice.Claimed.CampaignId!.Value, notice.Claimed.PersonId);
            var to = NoticeStates.Of(notice.State);
            var move = await sql.FirstAsync(
                """SELECT "State", "Reason", "AnsweredCardId", "LeftAt" FROM recipients WHERE "CampaignId" = @p0 AND "PersonId" = @p1""",
                row => new RecipientMove(
                    campaign, person, (NoticeState)row.GetInt32(0), (DeliveryReason)row.GetInt32(1), to, notice.Reason, row.IsDBNull(2) ? null : row.GetInt64(2), row.IsDBNull(3)),
                cancellationToken, campaign, person);
            if (move is null)
                continue;
            await sql.ExecuteAsync(
                """UPDATE recipients SET "State" = @p2, "Reason" = @p3 WHERE "CampaignId" = @p0 AND "PersonId" = @p1""",
                cancellationToken, campaign, person, (int)to, (int)notice.Reason);
            moves.Add(move);
        }

        return moves;
    }

    private sealed class SqliteClaimMarks : IClaimMarks
    {
        public string SharedLock => "";

        public string RowLock => "";

        public async Task MarkSendingAsync(SqlSession sql, long fence, IReadOnlyList<ClaimedDelivery> claimed, DateTimeOffset now, CancellationToken cancellationToken)
        {
            foreach (var row in claimed)
                await sql.ExecuteAsync($"""UPDATE deliveries SET "State" = {(int)DeliveryState.Sending}, "Fence" = @p1, "BegunAt" = COALESCE("BegunAt", @p2) WHERE "Id" = @p0""", cancellationToken, row.Id, fence, now.UtcTicks);
        }

        public async Task MoveToReachAsync(SqlSession sql, IReadOnlyList<ClaimedDelivery> rows, CancellationToken cancellationToken)
        {
            foreach (var row in rows)
                await sql.ExecuteAsync($"""UPDATE deliveries SET "Lane" = {(int)DeliveryLane.Reach} WHERE "Id" = @p0""", cancellationToken, row.Id);
        }
    }
}
