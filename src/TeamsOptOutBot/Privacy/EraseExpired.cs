using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Privacy;

/// <summary>
/// Erases named rows when their time has come: the retention days after a campaign's close, and drafts that were never
/// sent. Totals stay; the evidence chain stays verifiable, because it holds salted commitments whose salt is erased.
/// </summary>
internal sealed class EraseExpired(IWriter writer, IOptions<OrganisationOptions> organisation) : IStep
{
    /// <summary>Somebody read so lately may be on the way into an audience at this moment, or above one.</summary>
    private static readonly TimeSpan JustRead = TimeSpan.FromDays(1);

    public static TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now.AddDays(-organisation.Value.RetentionDays);
        await writer.WriteAsync(
            async (database, token) =>
            {
                await database.HoldTurnAsync(nameof(EraseExpired), token);
                var expired = await database.Campaigns
                    .Where(c => c.ErasedAt == null && ((c.Status == CampaignStatus.Closed && c.ClosedAt <= before) || (c.StartedAt == null && c.CreatedAt <= before)))
                    .ToListAsync(token);
                foreach (var campaign in expired)
                    await EraseAsync(database, campaign, now, token);
                await EraseOnRequest.RunDueAsync(database, now, token);
                if (expired.Count > 0)
                    await ForgetPeopleAsync(database, now, token);
            },
            cancellationToken,
            WriteUrgency.Bulk);
    }

    private static async Task EraseAsync(BotDbContext database, Campaign campaign, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = campaign.Id;
        await database.HoldCampaignAsync(id, cancellationToken);
        await database.Recipients.Where(r => r.CampaignId == id).ExecuteDeleteAsync(cancellationToken);
        await database.Deliveries.Where(d => d.CampaignId == id).ExecuteDeleteAsync(cancellationToken);
        await database.DeliverySteps.Where(s => s.CampaignId == id).ExecuteDeleteAsync(cancellationToken);
        await database.Cards.Where(c => c.CampaignId == id).ExecuteDeleteAsync(cancellationToken);
        await database.ManagerFigures.Where(f => f.CampaignId == id).ExecuteDeleteAsync(cancellationToken);
        await database.Acknowledgements.Where(a => a.CampaignId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.PersonId, 0).SetProperty(a => a.Salt, (byte[]?)null), cancellationToken);
        await database.Audit.Where(a => a.CampaignId == id && a.PersonId != campaign.AuthorId)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.PersonId, (int?)null).SetProperty(a => a.Salt, (byte[]?)null), cancellationToken);
        campaign.ErasedAt = now;
        if (campaign.StartedAt is null)
            campaign.Status = CampaignStatus.Cancelled;
        AuditLog.Add(database, "campaign.erased", id, personId: null, [], now);
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Drops whom no campaign needs any more: neither recipient, nor manager above one, nor author, nor somebody a message waits for.</summary>
    private static async Task ForgetPeopleAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var managers = await database.People.AsNoTracking().Select(p => new { p.Id, p.ManagerId }).ToDictionaryAsync(p => p.Id, p => p.ManagerId, cancellationToken);
        var needed = new HashSet<int>(await database.Campaigns.Select(c => c.AuthorId).ToListAsync(cancellationToken));
        needed.UnionWith(await database.Deliveries.Where(d => d.FinishedAt == null).Select(d => d.PersonId).Distinct().ToListAsync(cancellationToken));
        var lines = new HashSet<int>();
        foreach (var recipient in await database.Recipients.Select(r => r.PersonId).Distinct().ToListAsync(cancellationToken))
        {
            // Add stops where another line was joined, whose rest is in the set already.
            for (int? id = recipient; id is { } person && lines.Add(person); id = managers.GetValueOrDefault(person))
            {
            }
        }

        needed.UnionWith(lines);
        var justRead = now - JustRead;
        foreach (var unneeded in managers.Keys.Where(id => !needed.Contains(id)).Chunk(500))
        {
            await database.HoldPeopleAsync(unneeded, cancellationToken);
            var chunk = await database.People
                .Where(p => unneeded.Contains(p.Id) && p.RefreshedAt <= justRead && !database.Recipients.Any(r => r.PersonId == p.Id) && !database.Campaigns.Any(c => c.AuthorId == p.Id))
                .Select(p => p.Id).ToListAsync(cancellationToken);
            await database.Deliveries.Where(d => chunk.Contains(d.PersonId)).ExecuteDeleteAsync(cancellationToken);
            await database.DeliverySteps.Where(s => chunk.Contains(s.PersonId)).ExecuteDeleteAsync(cancellationToken);
            await database.People.Where(p => chunk.Contains(p.Id)).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
