using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Queue;

/// <summary>
/// A reminder that Teams did not take, in a campaign that may use mail: it comes by mail. Where the notice's own mail still
/// waits, that one goes now; otherwise the reminder falls due again, and its number is not used up.
/// </summary>
internal static class ReminderWaysSql
{
    public static async Task FollowAsync(SqlSession sql, IEnumerable<DeliveryOutcome> written, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var claimed in written.Where(IsRefused).Select(o => o.Claimed).OrderBy(c => c.CampaignId).ThenBy(c => c.PersonId))
        {
            await sql.ExecuteAsync(
                $"""UPDATE recipients SET "Reached" = "Reached" | {(int)ReachedBy.TeamsClosed} WHERE "CampaignId" = @p0 AND "PersonId" = @p1""", cancellationToken, claimed.CampaignId, claimed.PersonId);
            var mails = await sql.ExecuteAsync(
                $"""
                UPDATE deliveries SET "DueAt" = CASE WHEN "State" = 0 AND "DueAt" > @p2 THEN @p2 ELSE "DueAt" END
                WHERE "PersonId" = @p1 AND "CampaignId" = @p0 AND "Kind" = {(int)DeliveryKind.Notice} AND "Channel" = {(int)DeliveryChannel.Mail} AND "State" IN (0, 1, 3, 4)
                """,
                cancellationToken, claimed.CampaignId, claimed.PersonId, now.UtcTicks);
            if (mails == 0)
            {
                await sql.ExecuteAsync(
                    """
                    UPDATE recipients SET "NextReminderAt" = @p2, "RemindersSent" = "RemindersSent" - 1, "LastReminderAt" = NULL
                    WHERE "CampaignId" = @p0 AND "PersonId" = @p1 AND "Answer" IS NULL AND "LeftAt" IS NULL AND "RemindersSent" > 0
                    """,
                    cancellationToken, claimed.CampaignId, claimed.PersonId, now.UtcTicks);
            }
        }
    }

    private static bool IsRefused(DeliveryOutcome outcome) =>
        outcome is { State: DeliveryState.Unreachable or DeliveryState.Failed, Claimed: { Kind: DeliveryKind.Reminder, Channel: DeliveryChannel.Teams, CampaignId: not null, Channels: CampaignChannels.Both or CampaignChannels.TeamsThenOutlook } };
}
