using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Reminders;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Campaigns;

/// <summary>
/// Puts a running campaign's notices into the outbox, a chunk a transaction. The campaign remembers how far it got, so
/// that a restart in the middle goes on there.
/// </summary>
internal sealed class QueueNotices(IReader reader, IWriter writer, CampaignCards cards, IStepBell bell) : IStep
{
    /// <summary>Value of <see cref="Campaign.QueuedThrough"/> when everybody is queued.</summary>
    public const int Everybody = int.MaxValue;

    private const int ChunkSize = 1000;

    public static TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var campaigns = await reader.ReadAsync(
            (database, token) => database.Campaigns.Where(c => c.Status == CampaignStatus.Running && c.QueuedThrough < Everybody).Select(c => c.Id).ToListAsync(token),
            cancellationToken);
        foreach (var campaign in campaigns)
        {
            while (await writer.WriteAsync((database, token) => QueueChunkAsync(database, campaign, now, token), cancellationToken))
                await bell.RingAsync<DispatchDeliveries>(cancellationToken);
            await bell.RingAsync<DispatchDeliveries>(cancellationToken);
        }
    }

    private async Task<bool> QueueChunkAsync(BotDbContext database, int campaignId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var campaign = await database.Campaigns.FirstAsync(c => c.Id == campaignId, cancellationToken);
        if (campaign.Status != CampaignStatus.Running || campaign.QueuedThrough == Everybody)
            return false;
        var chunk = await database.Recipients.AsTracking()
            .Where(r => r.CampaignId == campaignId && r.PersonId > campaign.QueuedThrough)
            .OrderBy(r => r.PersonId).Take(ChunkSize)
            .Join(database.People, r => r.PersonId, p => p.Id, (r, p) => new { Recipient = r, Person = p }).ToListAsync(cancellationToken);
        foreach (var row in chunk)
        {
            var variant = cards.VariantOf(campaign, row.Person, row.Recipient.Profile);
            row.Recipient.NextReminderAt = NextReminder.After(campaign.ReminderDays, campaign.StartedAt!.Value, campaign.DueAt, row.Person.Country, lastAt: null, now);
            database.Deliveries.Add(new DeliveryRow
            {
                CampaignId = campaignId,
                PersonId = row.Person.Id,
                Kind = DeliveryKind.Notice,
                Priority = DeliveryPriority.Notice,
                CardId = await Outbox.SharedCardAsync(database, campaignId, $"notice/{variant}", () => cards.Notice(campaign, variant), cancellationToken),
                DueAt = now,
                CreatedAt = now,
            });
        }

        campaign.QueuedThrough = chunk.Count < ChunkSize ? Everybody : chunk[^1].Person.Id;
        await database.SaveChangesAsync(cancellationToken);
        return chunk.Count == ChunkSize;
    }
}
