using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Mail;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Reminders;

/// <summary>Puts one reminder into the outbox and notes when the next one falls due. A reminder is a new message.</summary>
internal sealed class ReminderQueue(CampaignCards cards, NoticeMails mails)
{
    public async Task AddAsync(BotDbContext database, Campaign campaign, Person person, Recipient recipient, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var number = recipient.RemindersSent + 1;
        var total = Math.Max(number, NextReminder.Parse(campaign.ReminderDays).Count());
        var variant = cards.VariantOf(campaign, person, recipient.Profile);
        var channel = ChannelOf(campaign, recipient);
        database.Deliveries.Add(new DeliveryRow
        {
            CampaignId = campaign.Id,
            PersonId = person.Id,
            Kind = DeliveryKind.Reminder,
            Channel = channel,
            Lane = Outbox.LaneOf(channel),
            Priority = DeliveryPriority.Notice,
            CardId = channel == DeliveryChannel.Mail
                ? await Outbox.SharedCardAsync(database, campaign.Id, $"mail-reminder-{number}-{total}/{variant}", () => mails.Notice(campaign, variant, (number, total)), cancellationToken)
                : await Outbox.SharedCardAsync(database, campaign.Id, $"reminder-{number}-{total}/{variant}", () => cards.Notice(campaign, variant, (number, total)), cancellationToken),
            DueAt = now,
            CreatedAt = now,
        });
        (recipient.RemindersSent, recipient.LastReminderAt, recipient.SnoozedUntil) = (number, now, null);
        recipient.NextReminderAt = NextReminder.After(campaign.ReminderDays, campaign.StartedAt!.Value, campaign.DueAt, person.Country, now, now);
    }

    /// <summary>By the way that worked; Teams where both did.</summary>
    private static DeliveryChannel ChannelOf(Campaign campaign, Recipient recipient) => campaign.Channels switch
    {
        CampaignChannels.Teams => DeliveryChannel.Teams,
        CampaignChannels.Outlook => DeliveryChannel.Mail,
        _ => (recipient.Reached & (ReachedBy.Teams | ReachedBy.TeamsClosed)) == ReachedBy.Teams ? DeliveryChannel.Teams : DeliveryChannel.Mail,
    };
}
