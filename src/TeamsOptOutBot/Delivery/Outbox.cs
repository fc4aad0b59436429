using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Delivery;

/// <summary>The face of the delivery queue: whoever has something to send puts a row into it, inside its own transaction.</summary>
internal static class Outbox
{
    /// <summary>Where a message to somebody begins to wait.</summary>
    public static DeliveryLane LaneOf(DeliveryChannel channel) => channel == DeliveryChannel.Mail ? DeliveryLane.Mail : DeliveryLane.Send;

    /// <summary>A message to one person.</summary>
    public static async Task SendAsync(BotDbContext database, int? campaignId, int personId, JsonObject card, string summary, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await AddCardAsync(database, campaignId, card, summary, cancellationToken);
        database.Deliveries.Add(new DeliveryRow { CampaignId = campaignId, PersonId = personId, Kind = DeliveryKind.Message, Priority = DeliveryPriority.Urgent, CardId = row.Id, DueAt = now, CreatedAt = now });
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A mail to one person that is no notice: a test of one.</summary>
    public static async Task MailAsync(BotDbContext database, int campaignId, int personId, JsonObject mail, string subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await AddCardAsync(database, campaignId, mail, subject, cancellationToken);
        database.Deliveries.Add(new DeliveryRow
        {
            CampaignId = campaignId,
            PersonId = personId,
            Kind = DeliveryKind.Message,
            Channel = DeliveryChannel.Mail,
            Lane = DeliveryLane.Mail,
            Priority = DeliveryPriority.Urgent,
            CardId = row.Id,
            DueAt = now,
            CreatedAt = now,
        });
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Replaces a message that was sent before. An update of the same message that still waits is replaced, not followed.</summary>
    public static async Task UpdateAsync(BotDbContext database, int? campaignId, int personId, string activityId, JsonObject card, string summary, DeliveryPriority priority, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = database.Deliveries.AsNoTracking().Where(
            d => d.PersonId == personId && d.CampaignId == campaignId && d.Kind == DeliveryKind.CardUpdate && d.TargetActivityId == activityId
                && (d.State == DeliveryState.Pending || d.State == DeliveryState.Retrying || d.State == DeliveryState.Uncertain));
        if (await waiting.FirstOrDefaultAsync(cancellationToken) is { } found)
            await database.HoldDeliveryAsync(found.Id, cancellationToken);
        if (await waiting.FirstOrDefaultAsync(cancellationToken) is { } held)
        {
            // The dispatcher reads it when it has taken it, which it cannot before this is written.
            await database.Cards.Where(c => c.Id == held.CardId && c.Key == null)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Json, card.ToJsonString()).SetProperty(c => c.Summary, summary), cancellationToken);
            return;
        }

        var row = await AddCardAsync(database, campaignId, card, summary, cancellationToken);
        database.Deliveries.Add(new DeliveryRow
        {
            CampaignId = campaignId,
            PersonId = personId,
            Kind = DeliveryKind.CardUpdate,
            Priority = priority,
            CardId = row.Id,
            TargetActivityId = activityId,
            DueAt = now,
            CreatedAt = now,
        });
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The shared card of that key, made when it is first needed.</summary>
    public static async Task<long> SharedCardAsync(BotDbContext database, int campaignId, string key, Func<(JsonObject Card, string Summary)> make, CancellationToken cancellationToken)
    {
        var id = await database.Cards.Where(c => c.CampaignId == campaignId && c.Key == key).Select(c => (long?)c.Id).FirstOrDefaultAsync(cancellationToken);
        if (id is not null)
            return id.Value;
        var (card, summary) = make();
        var row = new Card { CampaignId = campaignId, Key = key, Json = card.ToJsonString(), Summary = summary };
        database.Cards.Add(row);
        await database.SaveChangesAsync(cancellationToken);
        return row.Id;
    }

    private static async Task<Card> AddCardAsync(BotDbContext database, int? campaignId, JsonObject card, string summary, CancellationToken cancellationToken)
    {
        var row = new Card { CampaignId = campaignId, Json = card.ToJsonString(), Summary = summary };
        database.Cards.Add(row);
        await database.SaveChangesAsync(cancellationToken);
        return row;
    }
}
