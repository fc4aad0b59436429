using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Queue;

/// <summary>Marks what an earlier holder left in flight as uncertain: it is sent again, because a missing notice is worse than a second one.</summary>
internal static class RecoverRows
{
    public static async Task<int> RunAsync(SqlSession sql, long fence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await sql.ReadAsync(
            $"""
            UPDATE deliveries SET "State" = {(int)DeliveryState.Uncertain}, "Reason" = {(int)DeliveryReason.Interrupted}, "DueAt" = @p1
            WHERE "State" = {(int)DeliveryState.Sending} AND "Fence" <> @p0
            RETURNING "Id", "CampaignId", "PersonId", "Kind"
            """,
            row => (Id: row.GetInt64(0), Campaign: row.IsDBNull(1) ? (int?)null : row.GetInt32(1), Person: row.GetInt32(2), Kind: (DeliveryKind)row.GetInt32(3)),
            cancellationToken, fence, now.UtcTicks);
        var totals = new CounterChanges();
        foreach (var row in rows)
        {
            await StepSql.AddAsync(sql, row.Id, row.Campaign, row.Person, now, DeliveryState.Uncertain, DeliveryReason.Interrupted, now, cancellationToken);
            if (row is { Kind: DeliveryKind.Notice, Campaign: { } campaign })
                await MoveAsync(sql, totals, campaign, row.Person, cancellationToken);
        }

        foreach (var campaign in rows.Select(r => r.Campaign).OfType<int>().Distinct())
            totals.Add(campaign, CounterKind.TakenOver, 0, 1);
        await totals.WriteAsync(sql, cancellationToken);
        return rows.Count;
    }

    /// <summary>Whom the other way has reached stays delivered.</summary>
    private static async Task MoveAsync(SqlSession sql, CounterChanges totals, int campaign, int person, CancellationToken cancellationToken)
    {
        var before = await sql.FirstAsync(
            """SELECT "State", "Reason" FROM recipients WHERE "CampaignId" = @p0 AND "PersonId" = @p1 AND "LeftAt" IS NULL AND "Reached" = 0""",
            row => ((NoticeState State, DeliveryReason Reason)?)((NoticeState)row.GetInt32(0), (DeliveryReason)row.GetInt32(1)), cancellationToken, campaign, person);
        await sql.ExecuteAsync(
            $"""
            UPDATE recipients SET "State" = {(int)NoticeState.Retrying}, "Reason" = {(int)DeliveryReason.Interrupted}
            WHERE "CampaignId" = @p0 AND "PersonId" = @p1 AND "Reached" = 0
            """,
            cancellationToken, campaign, person);
        if (before is { } from)
            totals.Move(campaign, (from.State, RecipientMove.Detail(from.State, from.Reason)), (NoticeState.Retrying, 0));
    }
}
