using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Reminders;

/// <summary>Puts one reminder into the outbox and notes when the next one falls due. A reminder is a new message.</summary>
internal sealed class ReminderQueue(CampaignCards cards)
{
    public async Task AddAsync(BotDbContext database, Campaign campaign, Person person, Recipient recipient, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var number = recipient.RemindersSent + 1;
        var total = Math.Max(number, NextReminder.Parse(campaign.ReminderDays).Count());
        var variant = cards.VariantOf(campaign, person, recipient.Profile);
        database.Deliveries.Add(new DeliveryRow
        {
            CampaignId = campaign.Id,
            PersonId = person.Id,
            Kind = DeliveryKind.Reminder,
            Priority = DeliveryPriority.Notice,
            CardId = await Outbox.SharedCardAsync(database, campaign.Id, $"reminder-{number}-{total}/{variant}", () => cards.Notice(campaign, variant, (number, total)), cancellationToken),
            DueAt = now,
            CreatedAt = now,
        });
        (recipient.RemindersSent, recipient.LastReminderAt, recipient.SnoozedUntil) = (number, now, null);
        recipient.NextReminderAt = NextReminder.After(campaign.ReminderDays, campaign.StartedAt!.Value, campaign.DueAt, person.Country, now, now);
    }
}
