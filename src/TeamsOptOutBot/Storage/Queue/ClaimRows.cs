using System.Data.Common;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Queue;

/// <summary>
/// Finds what to send next: what is urgent; people who have to be reached first, in a lane of their own; and the campaigns'
/// notices in turns, with the updates of sent messages beside them.
/// </summary>
internal sealed class ClaimRows(IClaimMarks marks)
{
    /// <summary>Rows that are found in one lane and belong into the other; they cost no place, and do not go on for ever.</summary>
    private const int MostSorted = 200;

    private const string Waiting = "\"State\" IN (0, 3, 4)";

    /// <summary>The campaigns that have something waiting, by hopping from one to the next in the index.</summary>
    private const string Campaigns =
        $"""
        WITH RECURSIVE w(id) AS (
            SELECT MIN("CampaignId") FROM deliveries WHERE {Waiting} AND "Lane" = @p0 AND "Priority" = @p1
            UNION ALL
            SELECT (SELECT MIN(d."CampaignId") FROM deliveries d WHERE d.{Waiting} AND d."Lane" = @p0 AND d."Priority" = @p1 AND d."CampaignId" > w.id) FROM w WHERE w.id IS NOT NULL)
        SELECT id FROM w WHERE id IS NOT NULL
        """;

    private readonly string _ofCampaign = Due("= @p4", marks.RowLock);
    private readonly string _ofNone = Due("IS NULL", marks.RowLock);

    public async Task<List<ClaimedDelivery>> TakeAsync(SqlSession sql, long fence, ClaimPlan plan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var taken = new List<ClaimedDelivery>();
        Task FillAsync(DeliveryLane lane, DeliveryPriority priority, int most) =>
            FillLaneAsync(sql, fence, lane, priority, Math.Min(most, plan.Total - taken.Count), plan.Turn, now, taken, cancellationToken);

        await FillAsync(DeliveryLane.Send, DeliveryPriority.Urgent, plan.Total);
        await FillReachAsync();
        await FillAsync(DeliveryLane.Send, DeliveryPriority.Update, plan.Updates);
        await FillAsync(DeliveryLane.Send, DeliveryPriority.Notice, plan.Total);
        await FillAsync(DeliveryLane.Send, DeliveryPriority.Update, plan.Total);

        // Those who were found in the other lane just now.
        await FillReachAsync();
        var others = taken.Count;
        foreach (var priority in Enum.GetValues<DeliveryPriority>())
            await FillLaneAsync(sql, fence, DeliveryLane.Mail, priority, plan.Mails - (taken.Count - others), plan.Turn, now, taken, cancellationToken);
        return taken;

        async Task FillReachAsync()
        {
            foreach (var priority in Enum.GetValues<DeliveryPriority>())
                await FillAsync(DeliveryLane.Reach, priority, plan.Reaches - taken.Count(row => row.Lane == DeliveryLane.Reach));
        }
    }

    private async Task FillLaneAsync(
        SqlSession sql, long fence, DeliveryLane lane, DeliveryPriority priority, int places, int turn, DateTimeOffset now, List<ClaimedDelivery> taken, CancellationToken cancellationToken)
    {
        if (places <= 0)
            return;
        var waiting = await sql.ReadAsync(Campaigns, row => (int?)row.GetInt32(0), cancellationToken, (int)lane, (int)priority);
        if (priority != DeliveryPriority.Notice)
            waiting.Add(null);
        while (places > 0 && waiting.Count > 0)
        {
            foreach (var (campaign, share) in FairShares.Split(places, waiting, turn).ToList())
            {
                var found = await FindAsync(sql, fence, lane, priority, campaign, share, now, cancellationToken);
                taken.AddRange(found);
                places -= found.Count;
                if (found.Count < share)
                    waiting.Remove(campaign);
            }
        }
    }

    private async Task<List<ClaimedDelivery>> FindAsync(
        SqlSession sql, long fence, DeliveryLane lane, DeliveryPriority priority, int? campaign, int places, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = new List<ClaimedDelivery>(places);
        for (var sorted = 0; found.Count < places && sorted <= MostSorted;)
        {
            var limit = places - found.Count;
            var rows = campaign is { } id
                ? await sql.ReadAsync(_ofCampaign, Read, cancellationToken, (int)lane, (int)priority, now.UtcTicks, limit, id)
                : await sql.ReadAsync(_ofNone, Read, cancellationToken, (int)lane, (int)priority, now.UtcTicks, limit);
            var elsewhere = rows.Where(row => lane == DeliveryLane.Send && MustBeReached(row)).ToList();
            if (elsewhere.Count > 0)
            {
                await marks.MoveToReachAsync(sql, elsewhere, cancellationToken);
                rows.RemoveAll(elsewhere.Contains);
                sorted += elsewhere.Count;
            }

            if (rows.Count > 0)
                await marks.MarkSendingAsync(sql, fence, rows, now, cancellationToken);
            found.AddRange(rows);
            if (rows.Count + elsewhere.Count < limit)
                break;
        }

        return found;
    }

    /// <summary>A message that was sent before is replaced where it is, or not at all.</summary>
    private static bool MustBeReached(ClaimedDelivery row) => row.ConversationState != ConversationState.Active && row.Kind != DeliveryKind.CardUpdate;

    private static string Due(string campaign, string rowLock) =>
        $"""
        SELECT d."Id", d."CampaignId", d."PersonId", p."AadId", d."Kind", d."Priority", d."Lane", d."Step", d."Tried", d."Attempts", d."CreatedAt", d."State", d."CardId", d."TargetActivityId",
               c."ConversationId", c."ServiceUrl", c."State", d."Channel", p."Mail", d."Mailbox", k."Channels",
               CASE WHEN d."Channel" = {(int)DeliveryChannel.Mail} THEN
                   (SELECT r."Answer" FROM recipients r WHERE r."CampaignId" = d."CampaignId" AND r."PersonId" = d."PersonId") END, d."BegunAt"
        FROM deliveries d JOIN people p ON p."Id" = d."PersonId" LEFT JOIN conversations c ON c."AadId" = p."AadId" LEFT JOIN campaigns k ON k."Id" = d."CampaignId"
        WHERE d.{Waiting} AND d."Lane" = @p0 AND d."Priority" = @p1 AND d."CampaignId" {campaign} AND d."DueAt" <= @p2
        ORDER BY d."DueAt", d."Id" LIMIT @p3 {rowLock}
        """;

    private static ClaimedDelivery Read(DbDataReader row) => new(
        row.GetInt64(0), row.IsDBNull(1) ? null : row.GetInt32(1), row.GetInt32(2), row.GetGuid(3), (DeliveryKind)row.GetInt32(4), (DeliveryPriority)row.GetInt32(5),
        (DeliveryLane)row.GetInt32(6), (ReachStep)row.GetInt32(7), (Remedies)row.GetInt32(8), row.GetInt32(9), new DateTimeOffset(row.GetInt64(10), TimeSpan.Zero),
        (DeliveryState)row.GetInt32(11) == DeliveryState.Uncertain, row.GetInt64(12), row.IsDBNull(13) ? null : row.GetString(13),
        row.IsDBNull(14) ? null : row.GetString(14), row.IsDBNull(15) ? null : row.GetString(15), row.IsDBNull(16) ? null : (ConversationState)row.GetInt32(16))
    {
        Channel = (DeliveryChannel)row.GetInt32(17),
        Mail = row.IsDBNull(18) ? null : row.GetString(18),
        Mailbox = row.IsDBNull(19) ? null : row.GetString(19),
        Channels = row.IsDBNull(20) ? CampaignChannels.Teams : (CampaignChannels)row.GetInt32(20),
        Answered = !row.IsDBNull(21),
        BegunAt = row.IsDBNull(22) ? null : new DateTimeOffset(row.GetInt64(22), TimeSpan.Zero),
    };
}
