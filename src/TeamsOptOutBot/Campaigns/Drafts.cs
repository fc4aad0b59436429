using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Campaigns;

/// <summary>Finds the draft that somebody pressed a button of, and holds it until the transaction ends.</summary>
internal static class Drafts
{
    public static async Task<(DraftOutcome Outcome, int PersonId)> FindAsync(BotDbContext database, int campaignId, Guid actor, CancellationToken cancellationToken)
    {
        await database.HoldCampaignAsync(campaignId, cancellationToken);
        var campaign = await database.Campaigns.FirstOrDefaultAsync(c => c.Id == campaignId, cancellationToken);
        if (campaign is null)
            return (new DraftOutcome.NoSuchCampaign(), 0);
        var author = await database.People.Where(p => p.Id == campaign.AuthorId).Select(p => p.AadId).FirstOrDefaultAsync(cancellationToken);
        if (author != actor)
            return (new DraftOutcome.NotTheAuthor(campaign), 0);
        return (campaign.Status == CampaignStatus.Draft ? new DraftOutcome.Done(campaign) : new DraftOutcome.NoLongerADraft(campaign), campaign.AuthorId);
    }
}
