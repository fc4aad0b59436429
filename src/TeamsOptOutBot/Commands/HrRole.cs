using Microsoft.Extensions.Options;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Microsoft365.Graph;

namespace TeamsOptOutBot.Commands;

/// <summary>Who is HR: the members of an Entra group, read again when the list is some minutes old.</summary>
internal sealed class HrRole(IDirectory directory, IOptions<RolesOptions> options, GraphTrouble trouble, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>A list this old still holds while Graph cannot be read; after that nobody is HR until it can.</summary>
    private static readonly TimeSpan Usable = TimeSpan.FromHours(12);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile MemberList? _known;

    /// <summary>What people are told to ask for.</summary>
    public string GroupName => options.Value.HrGroup;

    public async Task<HrAnswer> AskAsync(Guid aadId, CancellationToken cancellationToken)
    {
        if (_known is not { } known || time.GetElapsedTime(known.ReadAt) > Fresh)
            await RefreshAsync(cancellationToken);
        if (_known is not { } list || time.GetElapsedTime(list.ReadAt) > Usable)
            return HrAnswer.CannotTell;
        return list.Members.Contains(aadId) ? HrAnswer.Yes : HrAnswer.No;
    }

    public void Dispose() => _reading.Dispose();

    private sealed record MemberList(HashSet<Guid> Members, long ReadAt);

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_known is { } known && time.GetElapsedTime(known.ReadAt) <= Fresh)
                return;
            if (await directory.FindGroupAsync(GroupName, cancellationToken) is not GroupLookup.Found found)
            {
                trouble.RaiseHrGroup(GroupName);
                return;
            }

            var members = new HashSet<Guid>();
            await foreach (var page in directory.ReadMembersAsync(found.Group.Id, cancellationToken))
                members.UnionWith(page.Where(p => p is { Enabled: true, Guest: false }).Select(p => p.Id));
            _known = new MemberList(members, time.GetTimestamp());
            trouble.Clear(GroupName);
        }
        catch (GraphException exception)
        {
            trouble.Raise(GroupName, exception);
        }
        finally
        {
            _reading.Release();
        }
    }
}

internal enum HrAnswer
{
    No,
    Yes,

    /// <summary>The group could not be read for so long that nobody can be let in.</summary>
    CannotTell,
}
