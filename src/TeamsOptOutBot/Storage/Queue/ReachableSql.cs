using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Queue;

/// <summary>Somebody's conversation has become known: what waited for it goes now, and a running campaign's notice that could not reach them is tried again.</summary>
internal static class ReachableSql
{
    public static async Task WakeAsync(SqlSession sql, Guid aadId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = await sql.FirstAsync("""SELECT "Id" FROM people WHERE "AadId" = @p0""", row => (int?)row.GetInt32(0), cancellationToken, aadId);
        if (person is not { } id)
            return;

        // Rows in flight are among them: their result may be on its way into the row, and who reads it waits for that.
        await sql.ExecuteAsync(
            $"""
            UPDATE deliveries SET "Lane" = {(int)DeliveryLane.Send}, "DueAt" = CASE WHEN "Step" = {(int)ReachStep.Installed} THEN @p1 ELSE "DueAt" END
            WHERE "PersonId" = @p0 AND "State" IN (0, 1, 3, 4) AND "Channel" = {(int)DeliveryChannel.Teams}
            """,
            cancellationToken, id, now.UtcTicks);
        await sql.ExecuteAsync(
            $"""UPDATE recipients SET "Reached" = "Reached" - {(int)ReachedBy.TeamsClosed} WHERE "PersonId" = @p0 AND "Reached" >= {(int)ReachedBy.TeamsClosed}""", cancellationToken, id);
        await ReviveAsync(sql, id, now, cancellationToken);
    }

    private static async Task ReviveAsync(SqlSession sql, int person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var given = await sql.ReadAsync(
            $"""
            SELECT d."Id", d."CampaignId", r."State", r."Reason" FROM deliveries d
            JOIN recipients r ON r."CampaignId" = d."CampaignId" AND r."PersonId" = d."PersonId"
            JOIN campaigns c ON c."Id" = d."CampaignId"
            WHERE d."PersonId" = @p0 AND d."Kind" = {(int)DeliveryKind.Notice} AND d."Channel" = {(int)DeliveryChannel.Teams} AND d."State" = {(int)DeliveryState.Unreachable}
              AND r."State" = {(int)NoticeState.Unreachable} AND r."LeftAt" IS NULL AND c."Status" = {(int)CampaignStatus.Running}
            """,
            row => (Id: row.GetInt64(0), Campaign: row.GetInt32(1), State: (NoticeState)row.GetInt32(2), Reason: (DeliveryReason)row.GetInt32(3)),
            cancellationToken, person);
        var totals = new CounterChanges();
        foreach (var notice in given)
        {
            await sql.ExecuteAsync(
                """
                UPDATE deliveries SET "State" = 0, "Reason" = 0, "Lane" = 0, "Step" = 0, "Tried" = 0, "Attempts" = 0, "DueAt" = @p1, "CreatedAt" = @p1, "BegunAt" = NULL, "FinishedAt" = NULL WHERE "Id" = @p0
                """,
                cancellationToken, notice.Id, now.UtcTicks);
            await sql.ExecuteAsync(
                """UPDATE recipients SET "State" = 0, "Reason" = 0 WHERE "CampaignId" = @p0 AND "PersonId" = @p1""", cancellationToken, notice.Campaign, person);
            await StepSql.AddAsync(sql, notice.Id, notice.Campaign, person, now, DeliveryState.Pending, DeliveryReason.ReachableAgain, now, cancellationToken);
            totals.Move(notice.Campaign, (notice.State, RecipientMove.Detail(notice.State, notice.Reason)), (NoticeState.Pending, 0));
        }

        await totals.WriteAsync(sql, cancellationToken);
    }
}
