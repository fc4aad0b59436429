using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Reports.ManagerNumbers;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;
using ShownNumber = TeamsOptOutBot.Cards.ManagerNumber;

namespace TeamsOptOutBot.Reports;

/// <summary>
/// What managers may read. The numbers of all of them are computed together and kept until their profile's time has come
/// (standard: an hour, strict: a working day), so that asking often or in another order reveals nothing.
/// </summary>
internal sealed class ManagerReports(IReader reader, IWriter writer, TimeProvider time)
{
    /// <returns>Null when nobody who reports to the asker is in the campaign.</returns>
    public async Task<(ShownNumber Number, DateTimeOffset AsOf)?> ReadAsync(Campaign campaign, Guid asker, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var computed = await reader.ReadAsync(
            (database, token) => database.ManagerFigures.Where(f => f.CampaignId == campaign.Id).MaxAsync(f => (DateTimeOffset?)f.ComputedAt, token),
            cancellationToken);
        if (campaign.Status == CampaignStatus.Running ? TableRenewal.IsNewTableDue(computed, now, PrivacyProfile.Standard) : computed is null || computed < campaign.ClosedAt)
            await writer.WriteAsync((database, token) => ComputeAsync(database, campaign, now, token), cancellationToken);
        return await reader.ReadAsync(
            async (database, token) =>
            {
                var row = await database.ManagerFigures
                    .Join(database.People, f => f.PersonId, p => p.Id, (f, p) => new { Figure = f, p.AadId })
                    .Where(r => r.Figure.CampaignId == campaign.Id && r.AadId == asker).Select(r => r.Figure).FirstOrDefaultAsync(token);
                if (row is null)
                    return ((ShownNumber, DateTimeOffset)?)null;
                var figure = JsonSerializer.Deserialize<StoredFigure>(row.Figure)!;
                var unit = figure.UnitManagerId is { } manager
                    ? await database.People.Where(p => p.Id == manager).Select(p => p.Department ?? p.Name).FirstOrDefaultAsync(token)
                    : null;
                return (figure.Show(unit), row.ComputedAt);
            },
            cancellationToken);
    }

    private static async Task<int> ComputeAsync(BotDbContext database, Campaign campaign, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var people = await database.People.AsNoTracking().OrderBy(p => p.Id).Select(p => new { p.Id, p.ManagerId }).ToListAsync(cancellationToken);
        var recipients = await database.Recipients.AsNoTracking().Where(r => r.CampaignId == campaign.Id && r.LeftAt == null)
            .Select(r => new { r.PersonId, Answered = r.Answer != null, r.Profile }).ToDictionaryAsync(r => r.PersonId, cancellationToken);
        var index = people.Select((p, i) => (p.Id, i)).ToDictionary(p => p.Id, p => p.i);
        var columns = new ReportingPeople(
            people.Select(p => p.ManagerId is { } manager && index.TryGetValue(manager, out var i) ? i : -1).ToArray(),
            people.Select(p => recipients.ContainsKey(p.Id)).ToArray(),
            people.Select(p => recipients.GetValueOrDefault(p.Id)?.Answered ?? false).ToArray(),
            people.Select(p => recipients.GetValueOrDefault(p.Id)?.Profile ?? PrivacyProfile.Open).ToArray());
        var table = ManagerNumberTable.Compute(columns);
        var kept = await database.ManagerFigures.AsTracking().Where(f => f.CampaignId == campaign.Id).ToDictionaryAsync(f => f.PersonId, cancellationToken);
        for (var i = 0; i < table.Count; i++)
        {
            if (StoredFigure.From(table.For(i), unit => people[unit].Id) is not { } figure)
                continue;
            var text = JsonSerializer.Serialize(figure);
            if (!kept.TryGetValue(people[i].Id, out var row))
                database.ManagerFigures.Add(new ManagerFigure { CampaignId = campaign.Id, PersonId = people[i].Id, Figure = text, ComputedAt = now });
            else if (campaign.Status == CampaignStatus.Closed || TableRenewal.IsNewTableDue(row.ComputedAt, now, table.ProfileShownTo(i)))
                (row.Figure, row.ComputedAt) = (text, now);
        }

        return await database.SaveChangesAsync(cancellationToken);
    }
}
