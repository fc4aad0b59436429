using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Privacy;

/// <summary>
/// Erases one person on their request, as soon as no open notice needs them: their row becomes nobody's. Totals and the evidence
/// chain stay as they are, and say nothing about the person any more.
/// </summary>
internal sealed class EraseOnRequest(IWriter writer, IReader reader, TimeProvider time)
{
    /// <summary>What the request stands at; null where nothing is stored about this person.</summary>
    public Task<ErasureState?> LookAsync(Guid aadId, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (database, token) => await database.People.FirstOrDefaultAsync(p => p.AadId == aadId, token) is { } person
                ? new ErasureState(await AskedAtAsync(database, person.Id, token), await WaitsForAsync(database, person.Id, token), Erased: false)
                : null,
            cancellationToken);

    /// <summary>Records the request, and carries it out where nothing stands against it. Asking twice is asking once.</summary>
    public Task<ErasureState?> AskAsync(Guid aadId, CancellationToken cancellationToken) =>
        writer.WriteAsync<ErasureState?>(
            async (database, token) =>
            {
                var now = time.GetUtcNow();
                if (await database.People.AsNoTracking().FirstOrDefaultAsync(p => p.AadId == aadId, token) is not { } person)
                    return null;
                await database.HoldPeopleAsync([person.Id], token);
                var asked = await AskedAtAsync(database, person.Id, token);
                if (asked is null)
                {
                    ErasureRequests.Ask(database, person, now);
                    await database.SaveChangesAsync(token);
                }

                var waits = await WaitsForAsync(database, person.Id, token);
                if (waits.Count == 0)
                    await EraseAsync(database, person.Id, now, token);
                return new ErasureState(asked ?? now, waits, waits.Count == 0);
            },
            cancellationToken);

    /// <summary>Carries out what was asked for and waits no longer.</summary>
    public static async Task RunDueAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var person in await database.Audit.Where(a => a.Act == ErasureRequests.Asked && a.PersonId != null).Select(a => a.PersonId!.Value).Distinct().ToListAsync(cancellationToken))
        {
            await database.HoldPeopleAsync([person], cancellationToken);
            if ((await WaitsForAsync(database, person, cancellationToken)).Count == 0)
                await EraseAsync(database, person, now, cancellationToken);
        }
    }

    private static async Task<DateTimeOffset?> AskedAtAsync(BotDbContext database, int personId, CancellationToken cancellationToken) =>
        await database.Audit.Where(a => a.Act == ErasureRequests.Asked && a.PersonId == personId).OrderBy(a => a.Id).Select(a => (DateTimeOffset?)a.At).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Names of the notices that are open and concern the person: as a recipient, above one, or as their author.</summary>
    private static async Task<IReadOnlyList<string>> WaitsForAsync(BotDbContext database, int personId, CancellationToken cancellationToken)
    {
        var open = await database.Campaigns.Where(c => c.Status == CampaignStatus.Running || c.Status == CampaignStatus.Draft || c.Status == CampaignStatus.Resolving).OrderBy(c => c.Id)
            .Select(c => new { c.Id, c.Name, c.AuthorId, Recipient = database.Recipients.Any(r => r.CampaignId == c.Id && r.PersonId == personId) }).ToListAsync(cancellationToken);
        if (open.TrueForAll(c => c.Recipient || c.AuthorId == personId))
            return [.. open.Select(c => c.Name)];
        var below = await BelowAsync(database, personId, cancellationToken);
        var names = new List<string>();
        foreach (var campaign in open)
        {
            if (campaign.Recipient || campaign.AuthorId == personId || (below.Count > 0 && await database.Recipients.AnyAsync(r => r.CampaignId == campaign.Id && below.Contains(r.PersonId), cancellationToken)))
                names.Add(campaign.Name);
        }

        return names;
    }

    private static async Task<List<int>> BelowAsync(BotDbContext database, int personId, CancellationToken cancellationToken)
    {
        var (all, next) = (new HashSet<int>(), new List<int> { personId });
        while (next.Count > 0)
        {
            var managers = next;
            next = [.. (await database.People.Where(p => p.ManagerId != null && managers.Contains(p.ManagerId.Value)).Select(p => p.Id).ToListAsync(cancellationToken)).Where(all.Add)];
        }

        return [.. all];
    }

    private static async Task EraseAsync(BotDbContext database, int personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var aadId = await database.People.Where(p => p.Id == personId).Select(p => p.AadId).FirstAsync(cancellationToken);
        await database.Conversations.Where(c => c.AadId == aadId).ExecuteDeleteAsync(cancellationToken);
        await database.DeliverySteps.Where(s => s.PersonId == personId && s.CampaignId == null).ExecuteDeleteAsync(cancellationToken);
        await database.Deliveries.Where(d => d.PersonId == personId && d.CampaignId == null).ExecuteDeleteAsync(cancellationToken);
        await database.Deliveries.Where(d => d.PersonId == personId)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.ActivityId, (string?)null).SetProperty(d => d.TargetActivityId, (string?)null), cancellationToken);
        await database.ManagerFigures.Where(f => f.PersonId == personId).ExecuteDeleteAsync(cancellationToken);
        await database.Acknowledgements.Where(a => a.PersonId == personId).ExecuteUpdateAsync(set => set.SetProperty(a => a.Salt, (byte[]?)null), cancellationToken);
        await database.Audit.Where(a => a.Act == ErasureRequests.Asked && a.PersonId == personId)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.PersonId, (int?)null).SetProperty(a => a.Salt, (byte[]?)null), cancellationToken);
        var nobody = Guid.NewGuid();
        await database.People.Where(p => p.Id == personId).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.AadId, nobody).SetProperty(p => p.Name, "").SetProperty(p => p.Mail, (string?)null).SetProperty(p => p.Language, (string?)null)
                .SetProperty(p => p.Country, (string?)null).SetProperty(p => p.Department, (string?)null).SetProperty(p => p.ManagerId, (int?)null),
            cancellationToken);
        AuditLog.Add(database, ErasureRequests.Done, campaignId: null, personId: null, [], now);
        await database.SaveChangesAsync(cancellationToken);
    }
}

/// <param name="AskedAt">Null as long as nobody has asked.</param>
/// <param name="WaitsFor">Names of the open notices that still need the person.</param>
internal sealed record ErasureState(DateTimeOffset? AskedAt, IReadOnlyList<string> WaitsFor, bool Erased);
