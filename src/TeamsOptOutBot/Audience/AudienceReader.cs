using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Audience;

/// <summary>Reads a draft's groups into its recipients. Safe to run twice: a second run starts the draft's audience anew.</summary>
internal sealed class AudienceReader(IDirectory directory, IReader reader, IWriter writer, ReportingLines reportingLines, TimeProvider time)
{
    /// <exception cref="UnreadableGroupException">Graph refused or did not answer.</exception>
    public async Task ReadAsync(int campaignId, bool asStrict, CancellationToken cancellationToken)
    {
        var groups = await reader.ReadAsync(
            (database, token) => database.Audiences.Where(a => a.CampaignId == campaignId).OrderBy(a => a.Include).ThenBy(a => a.Id).ToListAsync(token),
            cancellationToken);
        await writer.WriteAsync(
            (database, token) => database.Recipients.Where(r => r.CampaignId == campaignId).ExecuteDeleteAsync(token),
            cancellationToken);
        var found = new Found();
        foreach (var group in groups)
            await WrapAsync(group.Name, () => ReadGroupAsync(campaignId, group, asStrict, found, cancellationToken));
        await WrapAsync(ReportingLines.DirectoryName, () => reportingLines.RefreshAsync(campaignId, cancellationToken));
        await writer.WriteAsync(
            (database, token) => database.Campaigns.Where(c => c.Id == campaignId).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.GuestsLeftOut, found.Guests.Count).SetProperty(c => c.DisabledLeftOut, found.Disabled.Count).SetProperty(c => c.ExcludedPeople, found.TakenOut.Count),
                token),
            cancellationToken);
    }

    private static async Task WrapAsync(string what, Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (GraphException exception)
        {
            throw new UnreadableGroupException(what, exception);
        }
    }

    private async Task ReadGroupAsync(int campaignId, AudienceGroup group, bool asStrict, Found found, CancellationToken cancellationToken)
    {
        var seen = new HashSet<Guid>();
        var members = 0;
        await foreach (var page in directory.ReadMembersAsync(group.GroupId, cancellationToken))
        {
            var eligible = new List<DirectoryPerson>(page.Count);
            foreach (var person in page.Where(p => seen.Add(p.Id)))
            {
                if (person is { Guest: false, Enabled: true })
                    eligible.Add(person);
                else if (group.Include)
                    (person.Guest ? found.Guests : found.Disabled).Add(person.Id);
            }

            members += eligible.Count;
            if (!group.Include)
            {
                found.Excluded.UnionWith(eligible.Select(p => p.Id));
                continue;
            }

            found.TakenOut.UnionWith(eligible.Where(p => found.Excluded.Contains(p.Id)).Select(p => p.Id));
            await AddAsync(campaignId, eligible.Where(p => !found.Excluded.Contains(p.Id)).ToList(), asStrict, cancellationToken);
        }

        await writer.WriteAsync(
            (database, token) => database.Audiences.Where(a => a.Id == group.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Members, members), token),
            cancellationToken);
    }

    private Task AddAsync(int campaignId, List<DirectoryPerson> page, bool asStrict, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async (database, token) =>
            {
                var now = time.GetUtcNow();
                var people = await PeopleSnapshot.UpsertAsync(database, page, now, token);
                var ids = people.Values.Select(p => p.Id).ToList();
                var present = await database.Recipients.Where(r => r.CampaignId == campaignId && ids.Contains(r.PersonId)).Select(r => r.PersonId).ToHashSetAsync(token);
                foreach (var person in people.Values.Where(p => !present.Contains(p.Id)))
                {
                    var profile = PrivacyProfiles.OfCountry(person.Country);
                    database.Recipients.Add(new Recipient
                    {
                        CampaignId = campaignId,
                        PersonId = person.Id,
                        Profile = asStrict ? PrivacyProfiles.Tighten(profile, PrivacyProfile.Strict) : profile,
                        JoinedAt = now,
                    });
                }

                await database.SaveChangesAsync(token);
            },
            cancellationToken);

    /// <summary>What the groups held, each person once.</summary>
    private sealed class Found
    {
        public HashSet<Guid> Guests { get; } = [];

        public HashSet<Guid> Disabled { get; } = [];

        /// <summary>Members of the groups that are left out.</summary>
        public HashSet<Guid> Excluded { get; } = [];

        /// <summary>Those of them who would have been in the audience.</summary>
        public HashSet<Guid> TakenOut { get; } = [];
    }
}
