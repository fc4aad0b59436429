using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Reminders;

/// <summary>HR's <c>remind</c>: everybody who has not answered, now. Whoever asked to be reminded later is left in peace, and nobody is reminded twice within an hour.</summary>
internal sealed class RemindNow(IWriter writer, ReminderQueue queue, IStepBell bell, TimeProvider time)
{
    private const int ChunkSize = 200;
    private static readonly TimeSpan JustReminded = TimeSpan.FromHours(1);

    public async Task<Result> RunAsync(int campaignId, int actorId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        int reminded = 0, snoozed = 0, recent = 0;
        for (int? after = 0; after is not null;)
        {
            var from = after.Value;
            var chunk = await writer.WriteAsync((database, token) => RunChunkAsync(database, campaignId, from, now, token), cancellationToken, WriteUrgency.Bulk);
            (reminded, snoozed, recent, after) = (reminded + chunk.Reminded, snoozed + chunk.Snoozed, recent + chunk.Recent, chunk.Through);
        }

        await writer.WriteAsync(
            async (database, token) =>
            {
                AuditLog.Add(database, "campaign.reminded", campaignId, actorId, new JsonObject { ["reminded"] = reminded, ["snoozed"] = snoozed }, now);
                await database.SaveChangesAsync(token);
            },
            cancellationToken);
        await bell.RingAsync<DispatchDeliveries>(cancellationToken);
        return new Result(reminded, snoozed, recent);
    }

    private async Task<(int Reminded, int Snoozed, int Recent, int? Through)> RunChunkAsync(BotDbContext database, int campaignId, int after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await database.HoldCampaignAsync(campaignId, cancellationToken);
        var campaign = await database.Campaigns.FirstAsync(c => c.Id == campaignId, cancellationToken);
        if (campaign.Status != CampaignStatus.Running)
            return (0, 0, 0, null);
        var outstanding = database.Recipients.Where(r => r.CampaignId == campaignId && r.Answer == null && r.LeftAt == null && r.State == NoticeState.Delivered);
        var people = await outstanding.Where(r => r.PersonId > after).OrderBy(r => r.PersonId).Take(ChunkSize).Select(r => r.PersonId).ToArrayAsync(cancellationToken);
        await database.HoldRecipientsAsync(campaignId, people, cancellationToken);
        var rows = await outstanding.AsTracking().Where(r => people.Contains(r.PersonId)).OrderBy(r => r.PersonId)
            .Join(database.People, r => r.PersonId, p => p.Id, (r, p) => new { Recipient = r, Person = p }).ToListAsync(cancellationToken);
        int reminded = 0, snoozed = 0, recent = 0;
        foreach (var row in rows)
        {
            if (row.Recipient.SnoozedUntil > now)
                snoozed++;
            else if (now - row.Recipient.LastReminderAt < JustReminded)
                recent++;
            else
            {
                await queue.AddAsync(database, campaign, row.Person, row.Recipient, now, cancellationToken);
                reminded++;
            }
        }

        await database.SaveChangesAsync(cancellationToken);
        return (reminded, snoozed, recent, people.Length == ChunkSize ? people[^1] : null);
    }

    /// <param name="Snoozed">Asked to be reminded later.</param>
    /// <param name="Recent">Were reminded within the last hour.</param>
    internal sealed record Result(int Reminded, int Snoozed, int Recent);
}
