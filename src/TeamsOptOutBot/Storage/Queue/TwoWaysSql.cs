using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Queue;

/// <summary>
/// Where a campaign's notice goes by Teams and by mail: a person has it when one of the two has come, and is out of reach
/// only when both have ended without.
/// </summary>
internal static class TwoWaysSql
{
    /// <returns>The outcomes that move their recipient, each as the person's two ways together make it.</returns>
    public static async Task<IReadOnlyList<DeliveryOutcome>> CombineAsync(SqlSession sql, IReadOnlyList<DeliveryOutcome> notices, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (notices.All(notice => !HasTwoWays(notice)))
            return notices;
        var moving = new List<DeliveryOutcome>(notices.Count);
        foreach (var notice in notices.OrderBy(n => n.Claimed.CampaignId).ThenBy(n => n.Claimed.PersonId))
        {
            if (!HasTwoWays(notice))
                moving.Add(notice);
            else if (await CombineAsync(sql, notice, now, cancellationToken) is { } combined)
                moving.Add(combined);
        }

        return moving;
    }

    private static bool HasTwoWays(DeliveryOutcome notice) => notice.Claimed.Channels is CampaignChannels.Both or CampaignChannels.TeamsThenOutlook;

    private static async Task<DeliveryOutcome?> CombineAsync(SqlSession sql, DeliveryOutcome notice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (campaign, person, channel) = (notice.Claimed.CampaignId!.Value, notice.Claimed.PersonId, notice.Claimed.Channel);
        var way = notice.State != DeliveryState.Delivered ? ReachedBy.None : channel == DeliveryChannel.Mail ? ReachedBy.Mail : ReachedBy.Teams;

        // Holds the recipient: the result of the other way waits here, and then sees this one.
        await sql.ExecuteAsync("""UPDATE recipients SET "Reached" = "Reached" | @p2 WHERE "CampaignId" = @p0 AND "PersonId" = @p1""", cancellationToken, campaign, person, (int)way);
        if (way != ReachedBy.None)
            return notice;
        var reached = await sql.FirstAsync(
            """SELECT "Reached" FROM recipients WHERE "CampaignId" = @p0 AND "PersonId" = @p1""", row => (ReachedBy)row.GetInt32(0), cancellationToken, campaign, person);
        if (reached != ReachedBy.None)
            return null;
        var other = await sql.FirstAsync(
            $"""
            SELECT "Id" FROM deliveries WHERE "PersonId" = @p1 AND "CampaignId" = @p0 AND "Kind" = {(int)DeliveryKind.Notice} AND "Channel" <> @p2 AND "State" IN (0, 1, 3, 4)
            ORDER BY "Id" DESC LIMIT 1
            """,
            row => (long?)row.GetInt64(0), cancellationToken, campaign, person, (int)channel);
        if (other is null || notice.State is not (DeliveryState.Unreachable or DeliveryState.Failed))
            return notice;

        // It goes by the other way now, whenever that was meant to begin.
        await sql.ExecuteAsync("""UPDATE deliveries SET "DueAt" = @p1 WHERE "Id" = @p0 AND "State" = 0 AND "DueAt" > @p1 AND "Mailbox" IS NULL""", cancellationToken, other, now.UtcTicks);
        return notice with { State = DeliveryState.Pending, Reason = DeliveryReason.None };
    }
}
