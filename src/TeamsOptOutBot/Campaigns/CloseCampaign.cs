using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Campaigns;

/// <summary>Closes a campaign: what was not sent is recalled, and answers count no more.</summary>
internal sealed class CloseCampaign(IWriter writer, TimeProvider time)
{
    /// <returns>False when it was not running any more.</returns>
    public Task<bool> RunAsync(int campaignId, int actorId, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async (database, token) =>
            {
                await database.HoldCampaignAsync(campaignId, token);
                var campaign = await database.Campaigns.FirstOrDefaultAsync(c => c.Id == campaignId, token);
                if (campaign is not { Status: CampaignStatus.Running })
                    return false;
                var now = time.GetUtcNow();
                (campaign.Status, campaign.ClosedAt, campaign.QueuedThrough) = (CampaignStatus.Closed, now, QueueNotices.Everybody);
                AuditLog.Add(database, "campaign.closed", campaignId, actorId, [], now);
                await database.SaveChangesAsync(token);
                await RecallAsync(database, campaignId, now, token);
                return true;
            },
            cancellationToken);

    private static async Task RecallAsync(BotDbContext database, int campaignId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await database.Deliveries
            .Where(d => d.CampaignId == campaignId && (d.Kind == DeliveryKind.Notice || d.Kind == DeliveryKind.Reminder)
                && (d.State == DeliveryState.Pending || d.State == DeliveryState.Retrying || d.State == DeliveryState.Uncertain))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Recalled).SetProperty(d => d.FinishedAt, now), cancellationToken);

        // What is in flight at this moment arrives, and its result moves it on; everybody else's notice is taken back.
        var inFlight = database.Deliveries.Where(d => d.CampaignId == campaignId && d.Kind == DeliveryKind.Notice && d.State == DeliveryState.Sending).Select(d => d.PersonId);
        foreach (var (state, kind) in new[] { (NoticeState.Pending, CounterKind.Pending), (NoticeState.Retrying, CounterKind.Retrying) })
        {
            var recalled = await database.Recipients
                .Where(r => r.CampaignId == campaignId && r.State == state && r.LeftAt == null && !inFlight.Contains(r.PersonId))
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, NoticeState.Recalled).SetProperty(r => r.Reason, DeliveryReason.None), cancellationToken);
            if (recalled == 0)
                continue;
            await database.AddAsync(campaignId, kind, 0, -recalled, cancellationToken);
            await database.AddAsync(campaignId, CounterKind.Recalled, 0, recalled, cancellationToken);
        }
    }
}
