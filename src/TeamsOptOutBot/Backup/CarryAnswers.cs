using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Backup;

/// <param name="Carried">Answers that were given after the backup and now stand in it.</param>
/// <param name="NotCarried">Answers to campaigns, or of people, that the backup does not have.</param>
/// <param name="Erasures">Requests for erasure that were made after the backup and now stand in it.</param>
/// <param name="Trouble">Why the database that was there could not be read; null where it could.</param>
internal sealed record CarriedAnswers(int Carried, int NotCarried, int Erasures, string? Trouble)
{
    public static CarriedAnswers None { get; } = new(0, 0, 0, null);
}

/// <summary>Records in a restored database the answers that only the one before it holds. The evidence chain goes on with them.</summary>
internal static class CarryAnswers
{
    public static async Task<CarriedAnswers> RunAsync(BotDbContext before, BotDbContext database, CancellationToken cancellationToken)
    {
        var last = await database.Acknowledgements.MaxAsync(a => (long?)a.Id, cancellationToken) ?? 0;
        var (carried, notCarried) = (0, 0);
        foreach (var answer in await before.Acknowledgements.AsNoTracking().Where(a => a.Id > last && a.Salt != null).OrderBy(a => a.Id).ToListAsync(cancellationToken))
        {
            if (await RecipientAsync(before, database, answer, cancellationToken) is { } recipient)
            {
                await RecordAsync(database, recipient, answer, cancellationToken);
                carried++;
            }
            else
                notCarried++;
        }

        return new CarriedAnswers(carried, notCarried, await AskAgainAsync(before, database, cancellationToken), Trouble: null);
    }

    /// <summary>Whoever asked to be erased after the backup stands in it again, and is erased again within the hour.</summary>
    private static async Task<int> AskAgainAsync(BotDbContext before, BotDbContext database, CancellationToken cancellationToken)
    {
        var known = await database.Audit.Where(a => a.Act == ErasureRequests.Asked).Select(a => a.At).ToListAsync(cancellationToken);
        var asked = (await before.Audit.AsNoTracking().Where(a => a.Act == ErasureRequests.Asked).OrderBy(a => a.Id).ToListAsync(cancellationToken)).Where(a => !known.Contains(a.At)).ToList();
        if (asked.Count == 0)
            return 0;
        var people = (await database.People.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(p => ErasureRequests.PseudonymOf(p.AadId), StringComparer.Ordinal);
        var again = asked.SelectMany(request => people[ErasureRequests.PseudonymOf(request)].Select(person => (person, request.At))).ToList();
        foreach (var (person, at) in again)
            ErasureRequests.Ask(database, person, at);
        await database.SaveChangesAsync(cancellationToken);
        return again.Count;
    }

    /// <summary>The same person in the same campaign: numbers alone would meet a stranger where the two databases are no relatives.</summary>
    private static async Task<Recipient?> RecipientAsync(BotDbContext before, BotDbContext database, Acknowledgement answer, CancellationToken cancellationToken)
    {
        var campaign = await before.Campaigns.Where(c => c.Id == answer.CampaignId).Select(c => new { c.Name, c.CreatedAt }).FirstOrDefaultAsync(cancellationToken);
        var person = await before.People.Where(p => p.Id == answer.PersonId).Select(p => p.AadId).FirstOrDefaultAsync(cancellationToken);
        if (campaign is null || !await database.Campaigns.AnyAsync(c => c.Id == answer.CampaignId && c.Name == campaign.Name && c.CreatedAt == campaign.CreatedAt && c.ErasedAt == null, cancellationToken))
            return null;
        return await database.People.AnyAsync(p => p.Id == answer.PersonId && p.AadId == person, cancellationToken)
            ? await database.Recipients.AsTracking().FirstOrDefaultAsync(r => r.CampaignId == answer.CampaignId && r.PersonId == answer.PersonId, cancellationToken)
            : null;
    }

    private static async Task RecordAsync(BotDbContext database, Recipient recipient, Acknowledgement answer, CancellationToken cancellationToken)
    {
        var campaign = recipient.CampaignId;
        await database.AnswerAsync(recipient, answer.Answer, cancellationToken);
        if (recipient.LeftAt is null)
        {
            // Whoever has answered has the notice, whatever the backup knew of its way.
            var detail = recipient.State is NoticeState.Unreachable or NoticeState.Failed ? (int)recipient.Reason : 0;
            await database.MoveAsync(campaign, (recipient.State, detail), (NoticeState.Delivered, 0), cancellationToken);
        }

        (recipient.State, recipient.Reason) = (NoticeState.Delivered, DeliveryReason.None);
        (recipient.Answer, recipient.AnsweredAt, recipient.HelpWanted, recipient.SnoozedUntil, recipient.NextReminderAt) = (answer.Answer, answer.At, false, null, null);
        database.Acknowledgements.Add(new Acknowledgement
        {
            CampaignId = campaign,
            PersonId = recipient.PersonId,
            Answer = answer.Answer,
            At = answer.At,
            Channel = answer.Channel,
            TextVersion = answer.TextVersion,
            Salt = answer.Salt,
            Commitment = answer.Commitment,
        });
        await database.SaveChangesAsync(cancellationToken);
        await database.Deliveries
            .Where(d => d.CampaignId == campaign && d.PersonId == recipient.PersonId && (d.Kind == DeliveryKind.Notice || d.Kind == DeliveryKind.Reminder)
                && (d.State == DeliveryState.Pending || d.State == DeliveryState.Sending || d.State == DeliveryState.Retrying || d.State == DeliveryState.Uncertain))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Recalled).SetProperty(d => d.FinishedAt, answer.At), cancellationToken);
    }
}
