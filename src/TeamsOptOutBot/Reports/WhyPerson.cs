using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Reports;

/// <summary>What happened to one person's notices, for HR. It is a look at a name: every one of them stands in the audit.</summary>
internal sealed class WhyPerson(IReader reader, IWriter writer, CampaignCards cards, TimeProvider time)
{
    public const string Act = "person.looked-at";

    private const int MostFound = 6;

    /// <summary>Who has this mail address, else who has this name.</summary>
    public Task<List<Person>> FindAsync(string nameOrMail, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (database, token) =>
            {
                var byMail = await database.People.WithMail(nameOrMail).OrderBy(p => p.Id).Take(MostFound).ToListAsync(token);
                return byMail.Count > 0 ? byMail : await database.People.WithName(nameOrMail).OrderBy(p => p.Id).Take(MostFound).ToListAsync(token);
            },
            cancellationToken);

    /// <param name="asker">The database's id of who looks.</param>
    public async Task<WhyFacts> ReadAsync(Person person, int asker, string language, CancellationToken cancellationToken)
    {
        // Whatever is shown was written down before.
        await writer.WriteAsync((database, token) => WriteDownAsync(database, person.Id, asker, token), cancellationToken);
        return await reader.ReadAsync(async (database, token) => new WhyFacts(language, person.Name, await NoticesAsync(database, person.Id, language, token)), cancellationToken);
    }

    private async Task WriteDownAsync(BotDbContext database, int person, int asker, CancellationToken cancellationToken)
    {
        foreach (var campaign in await Started(database, person).Select(row => row.Campaign.Id).ToListAsync(cancellationToken))
            AuditLog.Add(database, Act, campaign, asker, new JsonObject { ["recipient"] = person }, time.GetUtcNow());
        await database.SaveChangesAsync(cancellationToken);
    }

    private async Task<List<WhyNotice>> NoticesAsync(BotDbContext database, int person, string language, CancellationToken cancellationToken)
    {
        var rows = await Started(database, person).OrderByDescending(row => row.Campaign.Id).ToListAsync(cancellationToken);
        var deliveries = (await database.Deliveries
            .Where(d => d.PersonId == person && d.CampaignId != null && (d.Kind == DeliveryKind.Notice || d.Kind == DeliveryKind.Reminder))
            .OrderBy(d => d.Id).ToListAsync(cancellationToken)).ToLookup(d => d.CampaignId!.Value);
        var steps = (await database.DeliverySteps.Where(s => s.PersonId == person && s.CampaignId != null).OrderBy(s => s.Id).ToListAsync(cancellationToken)).ToLookup(s => s.DeliveryId);
        return [.. rows.Select(row => Notice(row, [.. deliveries[row.Campaign.Id]], steps, language))];
    }

    private WhyNotice Notice(InCampaign row, List<DeliveryRow> deliveries, ILookup<long, DeliveryStep> steps, string language)
    {
        var recipient = row.Recipient;
        var notice = deliveries.Find(d => d.Kind == DeliveryKind.Notice);
        return new WhyNotice(
            row.Campaign.Name,
            [.. deliveries.SelectMany(d => WhyEvents.Of(d, [.. steps[d.Id]])).OrderBy(step => step.At)],
            notice is null ? null : WhyEvents.WaitOf(notice, time.GetUtcNow()),
            recipient.Answer is not null,
            recipient is { Answer: { } answer, Profile: PrivacyProfile.Open } ? cards.TemplateOf(row.Campaign).TextsFor(language).Answers[answer] : null,
            recipient.HelpWanted,
            recipient.LeftAt);
    }

    private static IQueryable<InCampaign> Started(BotDbContext database, int person) =>
        database.Recipients.Where(r => r.PersonId == person)
            .Join(database.Campaigns.Where(c => c.StartedAt != null), r => r.CampaignId, c => c.Id, (r, c) => new InCampaign { Recipient = r, Campaign = c });

    private sealed class InCampaign
    {
        public required Recipient Recipient { get; init; }

        public required Campaign Campaign { get; init; }
    }
}
