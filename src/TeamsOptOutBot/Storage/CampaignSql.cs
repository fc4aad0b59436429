using Microsoft.EntityFrameworkCore;

namespace TeamsOptOutBot.Storage;

internal static class CampaignSql
{
    /// <summary>
    /// Keeps everybody else from changing this campaign until the transaction ends, so that two presses at the same moment are
    /// done one after the other; an update that changes nothing holds the row on both databases.
    /// </summary>
    public static Task<int> HoldCampaignAsync(this BotDbContext database, int campaignId, CancellationToken cancellationToken) =>
        database.Campaigns.Where(c => c.Id == campaignId).ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, c => c.Status), cancellationToken);
}
