using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Queue;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Postgres;

/// <summary>Set by set, because every statement is a way to the server and back.</summary>
internal sealed class PostgresDeliveryQueue(ISqlWriter writer) : DeliveryQueue(writer, new PostgresClaimMarks())
{
    protected override async Task<IReadOnlyList<DeliveryOutcome>> WriteRowsAsync(SqlSession sql, long fence, IReadOnlyCollection<DeliveryOutcome> outcomes, CancellationToken cancellationToken)
    {
        var rows = outcomes.OrderBy(o => o.Claimed.Id).ToList();
        var written = await sql.ReadAsync(
            $"""
            UPDATE deliveries d SET "State" = r.state, "Reason" = r.reason, "Attempts" = d."Attempts" + r.attempts, "Step" = r.step, "Tried" = r.tried, "Lane" = r.lane,
                "DueAt" = COALESCE(r.due, d."DueAt"), "ActivityId" = COALESCE(r.activity, d."ActivityId"), "FinishedAt" = r.finished,
                "Mailbox" = COALESCE(r.mailbox, d."Mailbox")
            FROM unnest(@p1::bigint[], @p2::int[], @p3::int[], @p4::int[], @p5::int[], @p6::int[], @p7::int[], @p8::bigint[], @p9::text[], @p10::bigint[], @p11::text[])
                AS r(id, state, reason, attempts, step, tried, lane, due, activity, finished, mailbox)
            WHERE d."Id" = r.id AND d."Fence" = @p0 AND d."State" = {(int)DeliveryState.Sending}
            RETURNING d."Id"
            """,
            row => row.GetInt64(0), cancellationToken,
            fence, Of(rows, o => o.Claimed.Id), Of(rows, o => (int)o.State), Of(rows, o => (int)o.Reason), Of(rows, o => o.Attempts), Of(rows, o => (int)o.Step), Of(rows, o => (int)o.Tried), Of(rows, o => (int)o.Lane),
            Of(rows, o => o.DueAt?.UtcTicks), Of(rows, o => o.ActivityId), Of(rows, o => o.FinishedAt?.UtcTicks), Of(rows, o => o.Mailbox));
        var ids = written.ToHashSet();
        return rows.Where(o => ids.Contains(o.Claimed.Id)).ToList();
    }

    protected override Task HoldRowsAsync(SqlSession sql, IReadOnlyCollection<DeliveryOutcome> outcomes, CancellationToken cancellationToken) => sql.ExecuteAsync(
        """SELECT 1 FROM deliveries WHERE "Id" = ANY(@p0::bigint[]) ORDER BY "Id" FOR UPDATE""", cancellationToken, Of(outcomes.ToList(), o => o.Claimed.Id));

    protected override async Task<IReadOnlyList<RecipientMove>> MoveRecipientsAsync(SqlSession sql, IReadOnlyList<DeliveryOutcome> notices, CancellationToken cancellationToken)
    {
        var rows = notices.OrderBy(o => o.Claimed.CampaignId).ThenBy(o => o.Claimed.PersonId).ToList();
        return await sql.ReadAsync(
            """
            UPDATE recipients x SET "State" = o.state, "Reason" = o.reason
            FROM (
                SELECT b."CampaignId", b."PersonId", b."State", b."Reason", b."AnsweredCardId", b."LeftAt", r.state, r.reason
                FROM unnest(@p0::int[], @p1::int[], @p2::int[], @p3::int[]) AS r(campaign, person, state, reason)
                JOIN recipients b ON b."CampaignId" = r.campaign AND b."PersonId" = r.person
                ORDER BY b."CampaignId", b."PersonId" FOR UPDATE OF b) o
            WHERE x."CampaignId" = o."CampaignId" AND x."PersonId" = o."PersonId"
            RETURNING x."CampaignId", x."PersonId", o."State", o."Reason", x."State", x."Reason", x."AnsweredCardId", x."LeftAt"
            """,
            row => new RecipientMove(
                row.GetInt32(0), row.GetInt32(1), (NoticeState)row.GetInt32(2), (DeliveryReason)row.GetInt32(3), (NoticeState)row.GetInt32(4), (DeliveryReason)row.GetInt32(5),
                row.IsDBNull(6) ? null : row.GetInt64(6), row.IsDBNull(7)),
            cancellationToken,
            Of(rows, o => o.Claimed.CampaignId!.Value), Of(rows, o => o.Claimed.PersonId), Of(rows, o => (int)NoticeStates.Of(o.State)), Of(rows, o => (int)o.Reason));
    }

    private static TValue[] Of<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue> value) => [.. rows.Select(value)];

    private sealed class PostgresClaimMarks : IClaimMarks
    {
        public string SharedLock => "FOR SHARE";

        public string RowLock => "FOR UPDATE OF d SKIP LOCKED";

        public Task MarkSendingAsync(SqlSession sql, long fence, IReadOnlyList<ClaimedDelivery> claimed, DateTimeOffset now, CancellationToken cancellationToken) =>
            sql.ExecuteAsync($"""UPDATE deliveries SET "State" = {(int)DeliveryState.Sending}, "Fence" = @p1, "BegunAt" = COALESCE("BegunAt", @p2) WHERE "Id" = ANY(@p0)""", cancellationToken, Of(claimed, row => row.Id), fence, now.UtcTicks);

        public Task MoveToReachAsync(SqlSession sql, IReadOnlyList<ClaimedDelivery> rows, CancellationToken cancellationToken) =>
            sql.ExecuteAsync($"""UPDATE deliveries SET "Lane" = {(int)DeliveryLane.Reach} WHERE "Id" = ANY(@p0)""", cancellationToken, Of(rows, row => row.Id));
    }
}
