using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Queue;

/// <summary>Queues the replacement of a sent message by a shared card. One that waits for the same message is changed, not followed.</summary>
internal static class UpdateSql
{
    public static async Task QueueAsync(SqlSession sql, int campaignId, int personId, string activityId, long cardId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var merged = await sql.ExecuteAsync(
            $"""
            UPDATE deliveries SET "CardId" = @p0
            WHERE "PersonId" = @p1 AND "CampaignId" = @p2 AND "Kind" = {(int)DeliveryKind.CardUpdate} AND "TargetActivityId" = @p3 AND "State" IN (0, 3, 4)
            """,
            cancellationToken, cardId, personId, campaignId, activityId);
        if (merged > 0)
            return;
        await sql.ExecuteAsync(
            $"""
            INSERT INTO deliveries ("CampaignId", "PersonId", "Kind", "Lane", "Priority", "CardId", "TargetActivityId", "State", "Reason", "Step", "Tried", "Attempts", "DueAt", "Fence", "CreatedAt")
            VALUES (@p0, @p1, {(int)DeliveryKind.CardUpdate}, 0, {(int)DeliveryPriority.Update}, @p2, @p3, 0, 0, 0, 0, 0, @p4, 0, @p4)
            """,
            cancellationToken, campaignId, personId, cardId, activityId, now.UtcTicks);
    }
}
