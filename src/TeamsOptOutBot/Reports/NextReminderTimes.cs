using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Reports;

internal static class NextReminderTimes
{
    /// <summary>When the next reminder of a campaign goes out to anybody; null when none is planned.</summary>
    public static Task<DateTimeOffset?> FirstAsync(BotDbContext database, int campaignId, CancellationToken cancellationToken) =>
        database.Recipients.Where(r => r.CampaignId == campaignId && r.NextReminderAt != null).OrderBy(r => r.NextReminderAt).Select(r => r.NextReminderAt).FirstOrDefaultAsync(cancellationToken);
}
