using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Campaigns;

/// <summary>Cancel on the preview: nothing was sent, nothing will be.</summary>
internal sealed class CancelCampaign(IWriter writer, TimeProvider time)
{
    public Task<DraftOutcome> RunAsync(int campaignId, Guid actor, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async (database, token) =>
            {
                var (draft, person) = await Drafts.FindAsync(database, campaignId, actor, token);
                if (draft is not DraftOutcome.Done { Campaign: { } campaign })
                    return draft;
                campaign.Status = CampaignStatus.Cancelled;
                campaign.ClosedAt = time.GetUtcNow();
                AuditLog.Add(database, "campaign.cancelled", campaignId, person, [], campaign.ClosedAt.Value);
                await database.SaveChangesAsync(token);
                await database.Recipients.Where(r => r.CampaignId == campaignId).ExecuteDeleteAsync(token);
                return draft;
            },
            cancellationToken);
}
