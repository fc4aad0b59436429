using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Graph.Models;

namespace TeamsOptOutBot.Microsoft365.Graph;

internal sealed class GraphDirectory(GraphConnection graph, GroupQueries groups) : IDirectory
{
    /// <summary>Graph's largest page of directory objects.</summary>
    private const int PageSize = 999;

    /// <summary>No display name (256) or mail address is longer; a pasted text is not sent to Graph.</summary>
    private const int LongestName = 320;

    private const int PrefixLength = 3;

    public async Task<GroupLookup> FindGroupAsync(string nameMailOrId, CancellationToken cancellationToken)
    {
        var wanted = nameMailOrId.Trim();
        if (wanted.Length is 0 or > LongestName)
            return new GroupLookup.Missing([]);

        if (Guid.TryParse(wanted, out var id))
            return await groups.GetAsync(id, cancellationToken) is { } group ? new GroupLookup.Found(group) : new GroupLookup.Missing([]);

        var found = wanted.Contains('@', StringComparison.Ordinal) ? await groups.WithMailAsync(wanted, cancellationToken) : [];
        if (found.Count == 0)
            found = await groups.NamedAsync(wanted, cancellationToken);

        return found switch
        {
            [] => new GroupLookup.Missing(await NearAsync(wanted, cancellationToken)),
            [var only] => new GroupLookup.Found(only),
            _ => new GroupLookup.Ambiguous(found),
        };
    }

    // Index reads may lag behind changes; a person added a minute ago may be missing (Graph, aad-advanced-queries).
    public IAsyncEnumerable<IReadOnlyList<DirectoryPerson>> ReadMembersAsync(string groupId, CancellationToken cancellationToken) => ReadAsync(
        GraphCalls.ListTransitiveMembers,
        $"{graph.Origin.BaseUrl}/groups/{Uri.EscapeDataString(groupId)}/transitiveMembers/microsoft.graph.user?$count=true&$select={DirectoryPeople.Properties}&$top={PageSize}",
        advanced: true,
        cancellationToken);

    // $expand is not allowed in an advanced query, so no $count here.
    public IAsyncEnumerable<IReadOnlyList<DirectoryPerson>> ReadPeopleAsync(CancellationToken cancellationToken) => ReadAsync(
        GraphCalls.ListUsers,
        $"{graph.Origin.BaseUrl}/users?$select={DirectoryPeople.Properties}&$expand=manager($select=id)&$top={PageSize}",
        advanced: false,
        cancellationToken);

    private async IAsyncEnumerable<IReadOnlyList<DirectoryPerson>> ReadAsync(
        GraphCall call, string first, bool advanced, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var address = first; address is not null;)
        {
            var url = address;
            var page = await graph.CallAsync(
                call,
                (client, token) => client.Users.WithUrl(url).GetAsync(
                    request =>
                    {
                        if (advanced)
                            request.Headers.Add("ConsistencyLevel", "eventual");
                        request.Options.Add(call);
                    },
                    token),
                cancellationToken);
            if (People(page, call) is { Count: > 0 } people)
                yield return people;

            address = Next(page, url, call);
        }
    }

    private static List<DirectoryPerson> People(UserCollectionResponse page, GraphCall call) => page.Value is { } users
        ? [.. users.Select(user => DirectoryPeople.Describe(user, call))]
        : throw new GraphException(HttpStatusCode.OK, null, null, null, $"{call.Name}: Microsoft Graph answered a page without people in it.");

    private string? Next(UserCollectionResponse page, string current, GraphCall call)
    {
        if (page.OdataNextLink is not { Length: > 0 } next)
            return null;
        if (next == current || !Uri.TryCreate(next, UriKind.Absolute, out var address))
            throw new GraphException(HttpStatusCode.OK, null, null, null, $"{call.Name}: Microsoft Graph's link to the next page leads nowhere.");

        graph.Origin.Demand(address, call);
        return next;
    }

    private async Task<IReadOnlyList<DirectoryGroup>> NearAsync(string wanted, CancellationToken cancellationToken)
    {
        var words = string.Join(' ', NearNames.Words(wanted));
        var candidates = words.Length == 0 ? [] : await groups.SearchAsync(words, cancellationToken);
        var prefix = wanted[..Math.Min(PrefixLength, wanted.Length)];
        var near = NearNames.Rank(wanted, [.. candidates, .. await groups.StartingWithAsync(prefix, cancellationToken)]);

        // A slip in the first letters: in a small organisation one page holds every group.
        return near.Count > 0 ? near : NearNames.Rank(wanted, await groups.FirstAsync(cancellationToken));
    }
}
