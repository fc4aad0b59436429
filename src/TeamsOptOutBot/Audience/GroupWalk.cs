using System.Runtime.InteropServices;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Audience;

/// <summary>
/// Goes through the groups of a campaign, those that are left out first, and hands on each person once. It remembers ids
/// and a few bytes beside each: a million of them take about 40 MiB.
/// </summary>
/// <param name="isOffered">Whether the notice is meant for people of that country; null is a country that the directory does not name.</param>
internal sealed class GroupWalk(IDirectory directory, Func<string?, bool> isOffered)
{
    private readonly HashSet<Guid> _guests = [];
    private readonly HashSet<Guid> _disabled = [];
    private readonly HashSet<Guid> _notOffered = [];
    private readonly Dictionary<Guid, Seen> _seen = [];

    public int Guests => _guests.Count;

    public int Disabled => _disabled.Count;

    /// <summary>People in whose country the notice is not offered.</summary>
    public int NotOffered => _notOffered.Count;

    /// <summary>Members of the groups that are left out who would have been in the audience.</summary>
    public int TakenOut { get; private set; }

    public int People { get; private set; }

    /// <param name="handOn">Gets the people of a page whom no page before held.</param>
    /// <returns>How many enabled members the group has; nested groups may repeat one.</returns>
    public async Task<int> ReadAsync(AudienceGroup group, Func<List<DirectoryPerson>, Task> handOn, CancellationToken cancellationToken)
    {
        var members = 0;
        await foreach (var page in directory.ReadMembersAsync(group.GroupId, cancellationToken))
        {
            var fresh = new List<DirectoryPerson>(page.Count);
            foreach (var person in page)
            {
                if (WhereLeftOut(person) is not { } leftOut)
                    members += Meet(person, group, fresh) ? 1 : 0;
                else if (group.Include)
                    leftOut.Add(person.Id);
            }

            if (fresh.Count > 0)
                await handOn(fresh);
        }

        return members;
    }

    /// <summary>Where somebody is counted who gets no notice; null for whoever gets one.</summary>
    private HashSet<Guid>? WhereLeftOut(DirectoryPerson person) => person switch
    {
        { Guest: true } => _guests,
        { Enabled: false } => _disabled,
        _ => isOffered(person.Country) ? null : _notOffered,
    };

    /// <returns>False when this group held the person before.</returns>
    private bool Meet(DirectoryPerson person, AudienceGroup group, List<DirectoryPerson> fresh)
    {
        ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, person.Id, out var known);
        if (known && seen.Group == group.Id)
            return false;
        if (!known)
            (seen.LeftOut, People) = (!group.Include, People + (group.Include ? 1 : 0));
        if (!known && group.Include)
            fresh.Add(person);
        if (seen.LeftOut && group.Include && !seen.Counted)
            (seen.Counted, TakenOut) = (true, TakenOut + 1);
        seen.Group = group.Id;
        return true;
    }

    private struct Seen
    {
        /// <summary>The group that held the person last.</summary>
        public int Group;

        public bool LeftOut;

        /// <summary>Among those who were taken out.</summary>
        public bool Counted;
    }
}
