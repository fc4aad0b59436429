using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Audience;

/// <summary>
/// Reads who is whose manager and keeps the managers above a campaign's recipients, up to the root. Graph v1.0 lists no
/// transitive reports, so the tree is read from /users.
/// </summary>
internal sealed class ReportingLines(IDirectory directory, IReader reader, IWriter writer, TimeProvider time)
{
    /// <summary>What is named when /users cannot be read.</summary>
    public const string DirectoryName = "the reporting lines";

    private const int PageSize = 500;

    public async Task RefreshAsync(int campaignId, CancellationToken cancellationToken)
    {
        var everybody = new Dictionary<Guid, DirectoryPerson>();
        await foreach (var page in directory.ReadPeopleAsync(cancellationToken))
        {
            foreach (var person in page)
                everybody[person.Id] = person;
        }

        var recipients = await reader.ReadAsync(
            (database, token) => database.Recipients.Where(r => r.CampaignId == campaignId)
                .Join(database.People, r => r.PersonId, p => p.Id, (_, p) => p.AadId).ToListAsync(token),
            cancellationToken);
        var needed = new HashSet<Guid>();
        foreach (var recipient in recipients)
        {
            // Add stops at whoever was seen before, so that a circle in the directory ends, too.
            for (var id = recipient; needed.Add(id) && everybody.TryGetValue(id, out var person) && person.ManagerId is { } manager; id = manager)
            {
            }
        }

        foreach (var page in needed.Where(everybody.ContainsKey).Select(id => everybody[id]).Chunk(PageSize))
            await writer.WriteAsync((database, token) => PeopleSnapshot.UpsertAsync(database, page, time.GetUtcNow(), token), cancellationToken);
        foreach (var page in needed.Where(everybody.ContainsKey).Select(id => everybody[id]).Chunk(PageSize))
            await writer.WriteAsync((database, token) => SetManagersAsync(database, page, token), cancellationToken);
    }

    private static async Task<int> SetManagersAsync(BotDbContext database, DirectoryPerson[] page, CancellationToken cancellationToken)
    {
        var wanted = page.Select(p => p.Id).Concat(page.Where(p => p.ManagerId is not null).Select(p => p.ManagerId!.Value)).Distinct().ToList();
        var rows = await database.People.AsTracking().Where(p => wanted.Contains(p.AadId)).ToDictionaryAsync(p => p.AadId, cancellationToken);
        foreach (var person in page)
            rows[person.Id].ManagerId = person.ManagerId is { } manager && rows.TryGetValue(manager, out var row) ? row.Id : null;
        return await database.SaveChangesAsync(cancellationToken);
    }
}
