using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Bulk;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Audience;

/// <summary>Reads a draft's groups into its recipients, page by page. Safe to run twice: whoever is there stays, and whoever is not in the groups goes.</summary>
internal sealed partial class AudienceReader(IDirectory directory, IReader reader, IWriter writer, ReportingLines reportingLines, TimeProvider time, ILogger<AudienceReader> logger)
{
    private const int DeletedAtOnce = 5000;

    /// <param name="isOffered">Whether the notice is meant for people of that country; null is a country that the directory does not name.</param>
    /// <exception cref="UnreadableGroupException">Graph refused or did not answer.</exception>
    public async Task ReadAsync(int campaignId, bool asStrict, Func<string?, bool> isOffered, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        await ForgetAsync(campaignId, cancellationToken);
        var (people, inDatabase) = await ReadGroupsAsync(campaignId, asStrict, isOffered, cancellationToken);
        var read = time.GetElapsedTime(began);
        await WrapAsync(ReportingLines.DirectoryName, () => reportingLines.RefreshAsync(campaignId, cancellationToken));
        var (inGroups, written, inLines) = ((long)read.TotalMilliseconds, (long)inDatabase.TotalMilliseconds, (long)(time.GetElapsedTime(began) - read).TotalMilliseconds);
        Log.Read(logger, campaignId, people, inGroups, written, inLines);
    }

    /// <summary>A method of its own, so that the ids it remembers are gone before the reporting lines are read.</summary>
    private async Task<(int People, TimeSpan InDatabase)> ReadGroupsAsync(int campaignId, bool asStrict, Func<string?, bool> isOffered, CancellationToken cancellationToken)
    {
        var groups = await GroupsAsync(campaignId, cancellationToken);
        var import = new AudienceImport(writer, campaignId, time);
        var walk = new GroupWalk(directory, isOffered);
        var writing = import.RunAsync(cancellationToken);
        try
        {
            foreach (var group in groups)
                await WrapAsync(group.Name, () => ReadGroupAsync(group, walk, asStrict, import, writing, cancellationToken));
        }
        finally
        {
            // Whatever stopped the reading, what was read is written before the draft is given up or read anew.
            import.Complete();
            await writing;
        }

        await writer.WriteAsync((database, token) => database.Campaigns.Where(c => c.Id == campaignId).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.GuestsLeftOut, walk.Guests).SetProperty(c => c.DisabledLeftOut, walk.Disabled).SetProperty(c => c.ExcludedPeople, walk.TakenOut)
                    .SetProperty(c => c.NotOfferedLeftOut, walk.NotOffered),
                token),
            cancellationToken);
        return (walk.People, import.InDatabase);
    }

    public Task<List<AudienceGroup>> GroupsAsync(int campaignId, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            (database, token) => database.Audiences.Where(a => a.CampaignId == campaignId).OrderBy(a => a.Include).ThenBy(a => a.Id).ToListAsync(token),
            cancellationToken);

    public static async Task WrapAsync(string what, Func<Task> read)
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

    public static PrivacyProfile ProfileOf(DirectoryPerson person, bool asStrict) =>
        asStrict ? PrivacyProfiles.Tighten(PrivacyProfiles.OfCountry(person.Country), PrivacyProfile.Strict) : PrivacyProfiles.OfCountry(person.Country);

    public static ImportedPerson Describe(DirectoryPerson person, PrivacyProfile profile) =>
        new(person.Id, person.DisplayName, person.Mail ?? person.UserPrincipalName, person.Language, person.Country, person.Department, profile);

    private async Task ReadGroupAsync(AudienceGroup group, GroupWalk walk, bool asStrict, AudienceImport import, Task writing, CancellationToken cancellationToken)
    {
        var members = await walk.ReadAsync(
            group,
            async page =>
            {
                if (writing.IsFaulted)
                    await writing;
                await import.AddAsync(page.ConvertAll(p => Describe(p, ProfileOf(p, asStrict))), cancellationToken);
            },
            cancellationToken);
        await writer.WriteAsync(
            (database, token) => database.Audiences.Where(a => a.Id == group.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Members, members), token),
            cancellationToken);
    }

    /// <summary>What an earlier reading of the draft left: groups may have changed since.</summary>
    private async Task ForgetAsync(int campaignId, CancellationToken cancellationToken)
    {
        while (await writer.WriteAsync(
            async (database, token) =>
            {
                if (!await DraftReading.HoldAsync(database, campaignId, token))
                    return 0;
                var some = database.Recipients.Where(r => r.CampaignId == campaignId).OrderBy(r => r.PersonId).Take(DeletedAtOnce).Select(r => r.PersonId);
                return await database.Recipients.Where(r => r.CampaignId == campaignId && some.Contains(r.PersonId)).ExecuteDeleteAsync(token);
            },
            cancellationToken,
            WriteUrgency.Bulk) > 0)
        {
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 430, Level = LogLevel.Information, Message = "The audience of campaign {Campaign} was read: {People} people in {Milliseconds} ms, of these in the database {InDatabase} ms; the reporting lines took {Lines} ms.")]
        public static partial void Read(ILogger logger, int campaign, int people, long milliseconds, long inDatabase, long lines);
    }
}
