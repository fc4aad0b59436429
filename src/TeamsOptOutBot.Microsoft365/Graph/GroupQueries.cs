using System.Net;
using Microsoft.Graph.Groups;
using Microsoft.Graph.Models;

namespace TeamsOptOutBot.Microsoft365.Graph;

/// <summary>The ways to ask for groups. Each is one request with an upper bound; further pages are never read.</summary>
internal sealed class GroupQueries(GraphConnection graph)
{
    private static readonly string[] Properties = ["id", "displayName", "mail", "visibility"];

    public async Task<DirectoryGroup?> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            return Describe(await graph.CallAsync(
                GraphCalls.GetGroup,
                (client, token) => client.Groups[id.ToString("D")].GetAsync(
                    request =>
                    {
                        request.QueryParameters.Select = Properties;
                        request.Options.Add(GraphCalls.GetGroup);
                    },
                    token),
                cancellationToken));
        }
        catch (GraphException missing) when (missing.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public Task<IReadOnlyList<DirectoryGroup>> NamedAsync(string displayName, CancellationToken cancellationToken) =>
        ListAsync(20, query => query.Filter = $"displayName eq {Quoted(displayName)}", advanced: false, cancellationToken);

    public Task<IReadOnlyList<DirectoryGroup>> WithMailAsync(string mail, CancellationToken cancellationToken) =>
        ListAsync(20, query => query.Filter = $"mail eq {Quoted(mail)}", advanced: false, cancellationToken);

    public Task<IReadOnlyList<DirectoryGroup>> StartingWithAsync(string prefix, CancellationToken cancellationToken) =>
        ListAsync(100, query => query.Filter = $"startswith(displayName,{Quoted(prefix)})", advanced: false, cancellationToken);

    public Task<IReadOnlyList<DirectoryGroup>> FirstAsync(CancellationToken cancellationToken) =>
        ListAsync(100, _ => { }, advanced: false, cancellationToken);

    /// <summary>Groups whose name has a word beginning with each of these, in any order.</summary>
    /// <param name="words">Letters, digits and spaces only: what else stands in a search clause would need escaping.</param>
    public Task<IReadOnlyList<DirectoryGroup>> SearchAsync(string words, CancellationToken cancellationToken) =>
        ListAsync(50, query => query.Search = $"\"displayName:{words}\"", advanced: true, cancellationToken);

    private async Task<IReadOnlyList<DirectoryGroup>> ListAsync(
        int top, Action<GroupsRequestBuilder.GroupsRequestBuilderGetQueryParameters> narrow, bool advanced, CancellationToken cancellationToken)
    {
        var page = await graph.CallAsync(
            GraphCalls.ListGroups,
            (client, token) => client.Groups.GetAsync(
                request =>
                {
                    request.QueryParameters.Select = Properties;
                    request.QueryParameters.Top = top;
                    narrow(request.QueryParameters);
                    if (advanced)
                    {
                        // $search is an advanced query: it wants both (Graph, aad-advanced-queries).
                        request.QueryParameters.Count = true;
                        request.Headers.Add("ConsistencyLevel", "eventual");
                    }

                    request.Options.Add(GraphCalls.ListGroups);
                },
                token),
            cancellationToken);
        return [.. (page.Value ?? []).Where(group => group.Id is not null).Select(Describe)];
    }

    // OData doubles a quote inside a string.
    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static DirectoryGroup Describe(Group group) =>
        new(group.Id ?? "", group.DisplayName ?? "", group.Mail, string.Equals(group.Visibility, "HiddenMembership", StringComparison.OrdinalIgnoreCase));
}
