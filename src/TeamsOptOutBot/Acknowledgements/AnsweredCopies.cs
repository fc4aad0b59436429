using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Acknowledgements;

/// <summary>
/// Replaces every open copy of an answered notice. The stored message says "Answered", not what was answered: Teams keeps
/// messages under the organisation's own retention.
/// </summary>
internal sealed class AnsweredCopies(CampaignCards cards)
{
    public async Task UpdateAsync(BotDbContext database, Campaign campaign, Person person, Recipient recipient, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await database.Deliveries.AsNoTracking()
            .Where(d => d.PersonId == person.Id && d.CampaignId == campaign.Id && (d.Kind == DeliveryKind.Notice || d.Kind == DeliveryKind.Reminder) && d.ActivityId != null)
            .Select(d => d.ActivityId!).ToListAsync(cancellationToken);
        var variant = cards.VariantOf(campaign, person, recipient.Profile);
        var card = await Outbox.SharedCardAsync(database, campaign.Id, $"answered/{variant}", () => cards.AnsweredStored(campaign, variant), cancellationToken);
        recipient.AnsweredCardId = card;
        foreach (var activityId in open)
            await Outbox.UpdateAsync(database, campaign.Id, person.Id, activityId, card, now, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
    }
}
