using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Queue;

/// <summary>Adds a line to what happened to a delivery.</summary>
internal static class StepSql
{
    public static Task AddAsync(
        SqlSession sql, long deliveryId, int? campaignId, int personId, DateTimeOffset at, DeliveryState state, DeliveryReason reason, DateTimeOffset? dueAt, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            """
            INSERT INTO delivery_steps ("DeliveryId", "CampaignId", "PersonId", "At", "State", "Reason", "DueAt") VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
            """,
            cancellationToken, deliveryId, campaignId, personId, at.UtcTicks, (int)state, (int)reason, dueAt?.UtcTicks);
}
