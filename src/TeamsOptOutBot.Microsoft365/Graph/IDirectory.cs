namespace TeamsOptOutBot.Microsoft365.Graph;

/// <summary>The organisation's directory, read through Microsoft Graph.</summary>
/// <exception cref="GraphException">Graph refused, throttled or did not answer, after the read retries were used up.</exception>
public interface IDirectory
{
    /// <summary>Finds a group by display name, mail address or id.</summary>
    Task<GroupLookup> FindGroupAsync(string nameMailOrId, CancellationToken cancellationToken);

    /// <summary>
    /// Transitive members of a group, page by page, users only (guests and disabled accounts included: the caller says who is left out and why).
    /// Nested groups may repeat a person.
    /// </summary>
    IAsyncEnumerable<IReadOnlyList<DirectoryPerson>> ReadMembersAsync(string groupId, CancellationToken cancellationToken);

    /// <summary>Everybody in the directory with the manager's id, page by page.</summary>
    IAsyncEnumerable<IReadOnlyList<DirectoryPerson>> ReadPeopleAsync(CancellationToken cancellationToken);
}

/// <summary>A group as Graph lists it.</summary>
/// <param name="HiddenMembership">True when the group hides its members (needs Member.Read.Hidden).</param>
public sealed record DirectoryGroup(string Id, string DisplayName, string? Mail, bool HiddenMembership);

/// <summary>A user as Graph lists it.</summary>
/// <param name="Country">ISO 3166 two-letter code: usageLocation where set, else country when it is such a code; null when unknown.</param>
/// <param name="Language">preferredLanguage, such as <c>de-DE</c>.</param>
/// <param name="ManagerId">Only filled by <see cref="IDirectory.ReadPeopleAsync"/>.</param>
public sealed record DirectoryPerson(
    Guid Id, string DisplayName, string? Mail, string? UserPrincipalName, string? Country, string? Language,
    string? Department, bool Enabled, bool Guest, Guid? ManagerId);

/// <summary>What a search for a group found.</summary>
public abstract record GroupLookup
{
    private GroupLookup()
    {
    }

    /// <summary>Exactly one.</summary>
    public sealed record Found(DirectoryGroup Group) : GroupLookup;

    /// <summary>Several groups have this name.</summary>
    public sealed record Ambiguous(IReadOnlyList<DirectoryGroup> Groups) : GroupLookup;

    /// <summary>None; the nearest names, best first, may be empty.</summary>
    public sealed record Missing(IReadOnlyList<DirectoryGroup> Nearest) : GroupLookup;
}
