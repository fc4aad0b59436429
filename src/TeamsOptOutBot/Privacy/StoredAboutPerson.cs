using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Privacy;

/// <summary>Everything that is stored about one person, for that person.</summary>
internal sealed class StoredAboutPerson(IReader reader, CampaignCards cards, IOptions<OrganisationOptions> organisation)
{
    public Task<MyDataFacts> ReadAsync(Guid aadId, string language, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (database, token) =>
            {
                var hasConversation = await database.Conversations.AnyAsync(c => c.AadId == aadId, token);
                var person = await database.People.FirstOrDefaultAsync(p => p.AadId == aadId, token);
                if (person is null)
                    return new MyDataFacts(language, null, hasConversation, []);
                var manager = person.ManagerId is { } id ? await database.People.Where(p => p.Id == id).Select(p => p.Name).FirstOrDefaultAsync(token) : null;
                var stored = new StoredPerson(person.AadId.ToString(), person.Name, person.Mail ?? "", person.Language, person.Country, person.Department, manager);
                return new MyDataFacts(language, stored, hasConversation, await NoticesAsync(database, person, language, token));
            },
            cancellationToken);

    private async Task<List<StoredNotice>> NoticesAsync(BotDbContext database, Person person, string language, CancellationToken cancellationToken)
    {
        var rows = await database.Recipients.Where(r => r.PersonId == person.Id)
            .Join(database.Campaigns, r => r.CampaignId, c => c.Id, (r, c) => new { Recipient = r, Campaign = c })
            .Where(row => row.Campaign.StartedAt != null).OrderByDescending(row => row.Campaign.Id).ToListAsync(cancellationToken);
        var sent = await database.Deliveries
            .Where(d => d.PersonId == person.Id && d.CampaignId != null && (d.Kind == DeliveryKind.Notice || d.Kind == DeliveryKind.Reminder) && d.State == DeliveryState.Delivered)
            .GroupBy(d => d.CampaignId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var days = organisation.Value.RetentionDays;
        return rows.Select(row => new StoredNotice(
            row.Campaign.Name,
            row.Recipient.Answer is { } answer ? cards.TemplateOf(row.Campaign).TextsFor(language).Answers[answer] : null,
            row.Recipient.AnsweredAt,
            sent.GetValueOrDefault(row.Campaign.Id),
            row.Campaign.ClosedAt is { } closed ? DateOnly.FromDateTime(closed.AddDays(days).UtcDateTime) : null,
            days)).ToList();
    }
}
