using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Audience;

/// <summary>A reading writes to its draft only while the audience is not settled: a replica that slept through its replacement must not change what was sent.</summary>
internal static class DraftReading
{
    /// <returns>False when the audience is settled.</returns>
    public static async Task<bool> HoldAsync(BotDbContext database, int campaignId, CancellationToken cancellationToken)
    {
        await database.HoldCampaignAsync(campaignId, cancellationToken);
        return await database.Campaigns.AnyAsync(c => c.Id == campaignId && c.Status == CampaignStatus.Resolving, cancellationToken);
    }
}
