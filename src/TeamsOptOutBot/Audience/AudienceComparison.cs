using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Bulk;

namespace TeamsOptOutBot.Audience;

/// <summary>Reads the groups of a campaign that runs and says who came, who went and who came back. Changes nothing.</summary>
internal sealed class AudienceComparison(IDirectory directory, AudienceReader audience, IReader reader)
{
    /// <exception cref="UnreadableGroupException">A group could not be read: then nobody is said to have gone.</exception>
    public async Task<AudienceChanges> ReadAsync(int campaignId, bool asStrict, Func<string?, bool> isOffered, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(campaignId, cancellationToken);
        var walk = new GroupWalk(directory, isOffered);
        var changes = new AudienceChanges([], [], []);
        foreach (var group in await audience.GroupsAsync(campaignId, cancellationToken))
        {
            await AudienceReader.WrapAsync(group.Name, () => walk.ReadAsync(
                group,
                page =>
                {
                    page.ForEach(person => Meet(person, known, changes, asStrict));
                    return Task.CompletedTask;
                },
                cancellationToken));
        }

        changes.Left.AddRange(known.Values.Where(k => !k.Seen && !k.HasLeft).Select(k => k.PersonId));
        return changes;
    }

    private static void Meet(DirectoryPerson person, Dictionary<Guid, Known> known, AudienceChanges changes, bool asStrict)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrNullRef(known, person.Id);
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref row))
        {
            changes.Joined.Add(AudienceReader.Describe(person, AudienceReader.ProfileOf(person, asStrict)));
            return;
        }

        row.Seen = true;
        if (row.HasLeft)
            changes.Returned.Add(row.PersonId);
    }

    private Task<Dictionary<Guid, Known>> KnownAsync(int campaignId, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (database, token) =>
            {
                var known = new Dictionary<Guid, Known>(await database.Recipients.CountAsync(r => r.CampaignId == campaignId, token));
                var rows = database.Recipients.Where(r => r.CampaignId == campaignId).Join(database.People, r => r.PersonId, p => p.Id, (r, p) => new { p.AadId, p.Id, HasLeft = r.LeftAt != null });
                await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(token))
                    known[row.AadId] = new Known { PersonId = row.Id, HasLeft = row.HasLeft };
                return known;
            },
            cancellationToken);

    private struct Known
    {
        public int PersonId;
        public bool HasLeft;
        public bool Seen;
    }
}

/// <summary>What differs between the groups and the recipients.</summary>
/// <param name="Left">Row ids of recipients who are in no group any more.</param>
/// <param name="Returned">Row ids of recipients who had left.</param>
internal sealed record AudienceChanges(List<ImportedPerson> Joined, List<int> Left, List<int> Returned);
