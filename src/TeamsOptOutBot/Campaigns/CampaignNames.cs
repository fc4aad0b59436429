using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Campaigns;

/// <summary>What people type. A campaign gets its name when it is sent, so that a draft given up takes none away.</summary>
internal static class CampaignNames
{
    public static string OfDraft(string templateId) => $"{templateId}#{Guid.CreateVersion7():N}";

    /// <summary>The template's id, or with the next number when an earlier campaign bears it.</summary>
    public static async Task<string> FreeAsync(BotDbContext database, string templateId, CancellationToken cancellationToken)
    {
        var taken = await database.Campaigns.Where(c => c.TemplateId == templateId && c.StartedAt != null).Select(c => c.Name).ToListAsync(cancellationToken);
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? templateId : string.Create(CultureInfo.InvariantCulture, $"{templateId}-{number}");
            if (!taken.Contains(name, StringComparer.OrdinalIgnoreCase))
                return name;
        }
    }
}
