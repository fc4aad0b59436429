using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Reports.ManagerNumbers;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Bulk;
using TeamsOptOutBot.Storage.Model;
using ShownNumber = TeamsOptOutBot.Cards.ManagerNumber;

namespace TeamsOptOutBot.Reports;

/// <summary>
/// What managers may read. The numbers of all of them are computed together and kept until their profile's time has come
/// (standard: an hour, strict: a working day), so that asking often or in another order reveals nothing.
/// </summary>
internal sealed class ManagerReports(IReader reader, IWriter writer, TimeProvider time) : IDisposable
{
    private const int PieceSize = 500;
    private readonly SemaphoreSlim _computing = new(1);

    /// <returns>Null when nobody who reports to the asker is in the campaign.</returns>
    public async Task<(ShownNumber Number, DateTimeOffset AsOf)?> ReadAsync(Campaign campaign, Guid asker, CancellationToken cancellationToken)
    {
        await RenewAsync(campaign, cancellationToken);
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

    public void Dispose() => _computing.Dispose();

    /// <summary>Whoever asks while the table is being computed waits for it; nobody computes it twice.</summary>
    private async Task RenewAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        await _computing.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            var computed = await reader.ReadAsync(
                (database, token) => database.ManagerFigures.Where(f => f.CampaignId == campaign.Id).MaxAsync(f => (DateTimeOffset?)f.ComputedAt, token),
                cancellationToken);
            if (campaign.Status == CampaignStatus.Running ? TableRenewal.IsNewTableDue(computed, now, PrivacyProfile.Standard) : computed is null || computed < campaign.ClosedAt)
                await ComputeAsync(campaign, now, cancellationToken);
        }
        finally
        {
            _computing.Release();
        }
    }

    /// <summary>Computes all numbers together, from one reading, and writes those that may change now, a piece at a time.</summary>
    private async Task ComputeAsync(Campaign campaign, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (columns, kept) = await reader.ReadAsync(
            async (database, token) => (
                await ReportingColumns.ReadAsync(database, campaign.Id, token),
                await database.ManagerFigures.Where(f => f.CampaignId == campaign.Id).Select(f => new { f.PersonId, f.ComputedAt }).ToDictionaryAsync(f => f.PersonId, f => f.ComputedAt, token)),
            cancellationToken);
        var table = ManagerNumberTable.Compute(columns.People);
        foreach (var piece in Changes().Chunk(PieceSize))
            await writer.WriteAsync((database, token) => SaveAsync(database, piece, token), cancellationToken, WriteUrgency.Bulk);

        async Task SaveAsync(BotDbContext database, (int Person, string Figure)[] piece, CancellationToken token)
        {
            // What another replica has computed since stays until its own time has come.
            await database.HoldCampaignAsync(campaign.Id, token);
            var people = piece.Select(p => p.Person).ToArray();
            var renewed = (await database.ManagerFigures.AsNoTracking().Where(f => f.CampaignId == campaign.Id && people.Contains(f.PersonId)).ToListAsync(token))
                .Where(f => !kept.TryGetValue(f.PersonId, out var before) || f.ComputedAt != before).Select(f => f.PersonId).ToHashSet();
            var rest = piece.Where(p => !renewed.Contains(p.Person)).ToList();
            if (rest.Count > 0)
                await database.SaveFiguresAsync(campaign.Id, rest, now, token);
        }

        IEnumerable<(int Person, string Figure)> Changes()
        {
            for (var i = 0; i < table.Count; i++)
            {
                var isDue = !kept.TryGetValue(columns.Ids[i], out var computed) || campaign.Status == CampaignStatus.Closed || TableRenewal.IsNewTableDue(computed, now, table.ProfileShownTo(i));
                if (isDue && StoredFigure.From(table.For(i), unit => columns.Ids[unit]) is { } figure)
                    yield return (columns.Ids[i], JsonSerializer.Serialize(figure));
            }
        }
    }
}
