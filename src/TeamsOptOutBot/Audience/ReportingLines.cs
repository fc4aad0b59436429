using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Bulk;

namespace TeamsOptOutBot.Audience;

/// <summary>
/// Reads who is whose manager and keeps the managers above a campaign's recipients, up to the root. Graph v1.0 lists no
/// transitive reports, so the tree is read from /users. Of everybody it remembers two ids; of those who are not in the
/// campaign, and may turn out to be a manager above it, the few bytes that would be stored.
/// </summary>
internal sealed class ReportingLines(IDirectory directory, IReader reader, IWriter writer, TimeProvider time)
{
    /// <summary>What is named when /users cannot be read.</summary>
    public const string DirectoryName = "the reporting lines";

    private const int PageSize = 500;

    public async Task RefreshAsync(int campaignId, CancellationToken cancellationToken)
    {
        var rows = await RecipientsAsync(campaignId, cancellationToken);
        var managers = new Dictionary<Guid, Guid>(rows.Count);
        var outside = new CompactPeople();
        await foreach (var page in directory.ReadPeopleAsync(cancellationToken))
        {
            foreach (var person in page)
            {
                if (person.ManagerId is { } manager)
                    managers[person.Id] = manager;
                if (!rows.ContainsKey(person.Id))
                    outside.Add(person);
            }
        }

        await AddAboveAsync(rows, managers, outside, cancellationToken);
        await WriteAsync(rows, managers, cancellationToken);
    }

    private Task<Dictionary<Guid, int>> RecipientsAsync(int campaignId, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (database, token) =>
            {
                var rows = new Dictionary<Guid, int>(await database.Recipients.CountAsync(r => r.CampaignId == campaignId, token));
                var all = database.Recipients.Where(r => r.CampaignId == campaignId).Join(database.People, r => r.PersonId, p => p.Id, (_, p) => new { p.AadId, p.Id });
                await foreach (var row in all.AsAsyncEnumerable().WithCancellation(token))
                    rows[row.AadId] = row.Id;
                return rows;
            },
            cancellationToken);

    /// <summary>Stores whoever stands above a recipient and is none, and adds them to <paramref name="rows"/>.</summary>
    private async Task AddAboveAsync(Dictionary<Guid, int> rows, Dictionary<Guid, Guid> managers, CompactPeople outside, CancellationToken cancellationToken)
    {
        var above = new HashSet<Guid>();
        foreach (var recipient in rows.Keys)
        {
            // Add stops at whoever was seen before, so that a circle in the directory ends, too; a recipient's own line is gone up from there.
            for (var id = recipient; managers.TryGetValue(id, out var manager) && !rows.ContainsKey(manager) && outside.Contains(manager) && above.Add(manager); id = manager)
            {
            }
        }

        foreach (var page in above.Select(id => outside.Describe(id, PrivacyProfile.Standard)).Chunk(PageSize))
        {
            var ids = await writer.WriteAsync((database, token) => database.UpsertPeopleAsync(page, time.GetUtcNow(), token), cancellationToken, WriteUrgency.Bulk);
            for (var i = 0; i < page.Length; i++)
                rows[page[i].AadId] = ids[i];
        }
    }

    private async Task WriteAsync(Dictionary<Guid, int> rows, Dictionary<Guid, Guid> managers, CancellationToken cancellationToken)
    {
        var lines = new (int Person, int Manager)[rows.Count];
        var count = 0;
        foreach (var (id, row) in rows)
            lines[count++] = (row, managers.TryGetValue(id, out var manager) && rows.TryGetValue(manager, out var above) ? above : 0);

        // In the order in which they lie in the database.
        Array.Sort(lines);
        for (var from = 0; from < count;)
        {
            var begin = from;
            from += await writer.WriteAsync(
                async (database, token) =>
                {
                    var piece = lines.Skip(begin).Take(database.PieceFor()).Select(l => (l.Person, l.Manager == 0 ? (int?)null : l.Manager)).ToList();
                    await database.SetManagersAsync(piece, token);
                    return piece.Count;
                },
                cancellationToken,
                WriteUrgency.Bulk);
        }
    }
}
