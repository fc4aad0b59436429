using TeamsOptOutBot.Health;
using TeamsOptOutBot.Microsoft365.Graph;

namespace TeamsOptOutBot.Commands;

/// <summary>A role is the members of an Entra group, read again when the list is some minutes old.</summary>
/// <param name="setting">Where the group is named.</param>
internal abstract class GroupRole(string setting, string group, IDirectory directory, GraphTrouble trouble, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>A list this old still holds while Graph cannot be read; after that nobody has the role until it can.</summary>
    private static readonly TimeSpan Usable = TimeSpan.FromHours(12);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile MemberList? _known;

    /// <summary>What people are told to ask for; empty where nobody has the role.</summary>
    public string GroupName => group;

    public async Task<RoleAnswer> AskAsync(Guid aadId, CancellationToken cancellationToken)
    {
        if (group.Length == 0)
            return RoleAnswer.No;
        if (_known is not { } known || time.GetElapsedTime(known.ReadAt) > Fresh)
            await RefreshAsync(cancellationToken);
        if (_known is not { } list || time.GetElapsedTime(list.ReadAt) > Usable)
            return RoleAnswer.CannotTell;
        return list.Members.ContainsKey(aadId) ? RoleAnswer.Yes : RoleAnswer.No;
    }

    /// <summary>Where a member gets mail, as the group was last read; null for nobody known.</summary>
    public string? MailOf(Guid aadId) => _known?.Members.GetValueOrDefault(aadId);

    public void Dispose() => _reading.Dispose();

    private sealed record MemberList(Dictionary<Guid, string?> Members, long ReadAt);

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_known is { } known && time.GetElapsedTime(known.ReadAt) <= Fresh)
                return;
            if (await directory.FindGroupAsync(group, cancellationToken) is not GroupLookup.Found found)
            {
                trouble.RaiseGroup(setting, group);
                return;
            }

            var members = new Dictionary<Guid, string?>();
            await foreach (var page in directory.ReadMembersAsync(found.Group.Id, cancellationToken))
            {
                foreach (var person in page.Where(p => p is { Enabled: true, Guest: false }))
                    members[person.Id] = person.Mail ?? person.UserPrincipalName;
            }

            _known = new MemberList(members, time.GetTimestamp());
            trouble.Clear(group);
            trouble.LookupAnswered();
        }
        catch (GraphException exception)
        {
            trouble.Raise(group, exception);
        }
        finally
        {
            _reading.Release();
        }
    }
}

internal enum RoleAnswer
{
    No,
    Yes,

    /// <summary>The group could not be read for so long that nobody can be let in.</summary>
    CannotTell,
}
