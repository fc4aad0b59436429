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
    private const int ChunkSize = 500;
    private static readonly TimeSpan JustReminded = TimeSpan.FromHours(1);

    public async Task<Result> RunAsync(int campaignId, int actorId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        int reminded = 0, snoozed = 0, recent = 0;
        for (int? after = 0; after is not null;)
        {
            var from = after.Value;
            var chunk = await writer.WriteAsync((database, token) => RunChunkAsync(database, campaignId, from, now, token), cancellationToken);
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
        var campaign = await database.Campaigns.FirstAsync(c => c.Id == campaignId, cancellationToken);
        var rows = await database.Recipients.AsTracking()
            .Where(r => r.CampaignId == campaignId && r.PersonId > after && r.Answer == null && r.LeftAt == null && r.State == NoticeState.Delivered)
            .OrderBy(r => r.PersonId).Take(ChunkSize)
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
        return (reminded, snoozed, recent, rows.Count == ChunkSize ? rows[^1].Person.Id : null);
    }

    /// <param name="Snoozed">Asked to be reminded later.</param>
    /// <param name="Recent">Were reminded within the last hour.</param>
    internal sealed record Result(int Reminded, int Snoozed, int Recent);
}
