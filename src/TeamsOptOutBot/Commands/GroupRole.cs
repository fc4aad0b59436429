using TeamsOptOutBot.Health;
using TeamsOptOutBot.Microsoft365.Graph;

namespace TeamsOptOutBot.Commands;

/// <summary>A role is the members of an Entra group, read again when the list is some minutes old.</summary>
/// <param name="setting">Where the group is named.</param>
internal abstract class GroupRole(string setting, string group, IDirectory directory, GraphTrouble trouble, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>A list this old still holds while Graph cannot be read; after that nobody has the role until it can.</summary>
    private static readonly TimeSpan Usable = TimeSpan.FromHours(12);

    /// <summary>How long a turn waits for a newer list where an older one can be used: Outlook gives the whole turn two seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>After a refused reading, where an older list can be used.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private Task _reading = Task.CompletedTask;
    private long _failedAt;
    private bool _failed;
    private volatile MemberList? _known;

    /// <summary>What people are told to ask for; empty where nobody has the role.</summary>
    public string GroupName => group;

    public async Task<RoleAnswer> AskAsync(Guid aadId, CancellationToken cancellationToken)
    {
        if (group.Length == 0)
            return RoleAnswer.No;
        if (!IsYoungerThan(Fresh))
            await RefreshAsync(cancellationToken);
        if (!IsYoungerThan(Usable))
            return RoleAnswer.CannotTell;
        return _known!.Members.ContainsKey(aadId) ? RoleAnswer.Yes : RoleAnswer.No;
    }

    /// <summary>Where a member gets mail, as the group was last read; null for nobody known.</summary>
    public string? MailOf(Guid aadId) => _known?.Members.GetValueOrDefault(aadId);

    private sealed record MemberList(Dictionary<Guid, string?> Members, long ReadAt);

    private bool IsYoungerThan(TimeSpan age) => _known is { } known && time.GetElapsedTime(known.ReadAt) <= age;

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var canWait = IsYoungerThan(Usable);
        if (canWait && _failed && time.GetElapsedTime(Interlocked.Read(ref _failedAt)) < Pause)
            return;
        var reading = Reading();
        if (canWait && await Task.WhenAny(reading, Task.Delay(Patience, time, cancellationToken)) != reading)
            return;
        await reading.WaitAsync(cancellationToken);
    }

    /// <summary>One reading for all who wait; it goes on when their turns end.</summary>
    private Task Reading()
    {
        lock (_lock)
            return _reading.IsCompleted ? _reading = ReadAsync() : _reading;
    }

    private async Task ReadAsync()
    {
        try
        {
            if (await directory.FindGroupAsync(group, CancellationToken.None) is not GroupLookup.Found found)
            {
                trouble.RaiseGroup(setting, group);
                return;
            }

            var members = new Dictionary<Guid, string?>();
            await foreach (var page in directory.ReadMembersAsync(found.Group.Id, CancellationToken.None))
            {
                foreach (var person in page.Where(p => p is { Enabled: true, Guest: false }))
                    members[person.Id] = person.Mail ?? person.UserPrincipalName;
            }

            _known = new MemberList(members, time.GetTimestamp());
            _failed = false;
            trouble.Clear(group);
            trouble.LookupAnswered();
        }
        catch (GraphException exception)
        {
            Interlocked.Exchange(ref _failedAt, time.GetTimestamp());
            _failed = true;
            trouble.Raise(group, exception);
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
