using System.Text.RegularExpressions;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Hosting;
using TeamsOptOutBot.Simulator.Tokens;
using TeamsOptOutBot.Simulator.Traffic;
using Group = TeamsOptOutBot.Simulator.Directory.Group;

namespace TeamsOptOutBot.Simulator.Graph;

/// <summary>Groups and users of Microsoft Graph v1.0.</summary>
internal sealed partial class DirectoryEndpoints(TenantGate gate, Tenant tenant, CompanyDirectory directory)
{
    public static TenantService Service { get; } = new("graph", AccessTokens.GraphAudience, GraphErrors.Make, RateLimited: false);

    public void Map(IEndpointRouteBuilder routes)
    {
        var graph = routes.MapGroup("/graph/v1.0");
        graph.MapGet("/groups", gate.Wrap(Service, "graph.groups", ListGroups));
        graph.MapGet("/groups/{group}", gate.Wrap(Service, "graph.group", ReadGroup));
        graph.MapGet("/groups/{group}/transitiveMembers/microsoft.graph.user", gate.Wrap(Service, "graph.transitiveMembers", ListMembers));
        graph.MapGet("/groups/{group}/transitiveMembers/graph.user", gate.Wrap(Service, "graph.transitiveMembers", ListMembers));
        graph.MapGet("/users", gate.Wrap(Service, "graph.users", ListUsers));
        graph.MapGet("/users/{user}", gate.Wrap(Service, "graph.user", ReadUser));
        graph.MapGet("/users/{user}/manager", gate.Wrap(Service, "graph.manager", ReadManager));
        routes.Map("/graph/{**rest}", gate.Wrap(Service, "graph.unknown", r => ValueTask.FromResult(
            GraphErrors.BadRequest($"Resource not found for the segment '{r.Route("rest")}'.") with { Unknown = $"{r.Http.Request.Method} {r.Http.Request.Path}" })));
    }

    private ValueTask<Answer> ListGroups(TenantRequest request)
    {
        var answer = ODataQuery.Read(request, "$select $filter $search $count $top $skiptoken", out var query)
            ?? UnknownProperty(GroupJson.Unknown(query.Select), "group")
            ?? ODataFilter.Parse<Group>(query.Filter, GroupJson.Filterable, GroupJson.Text, out var matches)
            ?? ParseSearch(query.Search, out var found)
            ?? ODataPage.Make(
                request, query, tenant.GraphUrl, [.. directory.Groups.Where(matches).Where(g => found(g.Name))], (writer, group) => GroupJson.Write(writer, group, query.Select));
        return ValueTask.FromResult(answer);
    }

    private ValueTask<Answer> ReadGroup(TenantRequest request)
    {
        var answer = ODataQuery.Read(request, "$select", out var query)
            ?? UnknownProperty(GroupJson.Unknown(query.Select), "group")
            ?? FindGroup(request, out var group)
            ?? new Answer(200, writer => GroupJson.Write(writer, group!, query.Select));
        return ValueTask.FromResult(answer);
    }

    private ValueTask<Answer> ListMembers(TenantRequest request)
    {
        var answer = ODataQuery.Read(request, "$select $count $top $skiptoken", out var query)
            ?? (query.Eventual && query.Count ? null : GraphErrors.Make(400, "Request_UnsupportedQuery", "An OData cast is an advanced query: it needs $count=true and the header ConsistencyLevel: eventual."))
            ?? UnknownProperty(UserJson.Unknown(query.Select), "user")
            ?? FindGroup(request, out var group)

            // Reading hidden membership needs Member.Read.Hidden, which this app was not given.
            ?? (group!.HiddenMembership ? GraphErrors.Make(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.") : null)
            ?? ODataPage.Make(request, query, tenant.GraphUrl, directory.TransitiveMembers(group), (writer, person) => UserJson.Write(writer, person, query.Select));
        return ValueTask.FromResult(answer);
    }

    private ValueTask<Answer> ListUsers(TenantRequest request)
    {
        var answer = ODataQuery.Read(request, "$select $filter $count $top $skiptoken $expand", out var query)
            ?? UnknownProperty(UserJson.Unknown(query.Select), "user")
            ?? CheckExpand(query.Expand)
            ?? ODataFilter.Parse<Person>(query.Filter, UserJson.Filterable, UserJson.Text, out var matches)
            ?? ODataPage.Make(
                request, query, tenant.GraphUrl, query.Filter is null ? directory.People : [.. directory.People.Where(matches)],
                (writer, person) => UserJson.Write(writer, person, query.Select, withManager: query.Expand is not null));
        return ValueTask.FromResult(answer);
    }

    private static ValueTask<Answer> ReadUser(TenantRequest request)
    {
        var answer = ODataQuery.Read(request, "$select $expand", out var query)
            ?? UnknownProperty(UserJson.Unknown(query.Select), "user")
            ?? CheckExpand(query.Expand)
            ?? (request.Person is { } person
                ? new Answer(200, writer => UserJson.Write(writer, person, query.Select, withManager: query.Expand is not null))
                : GraphErrors.NotFound(request.Route("user")));
        return ValueTask.FromResult(answer);
    }

    private static ValueTask<Answer> ReadManager(TenantRequest request)
    {
        var answer = ODataQuery.Read(request, "$select", out var query)
            ?? UnknownProperty(UserJson.Unknown(query.Select), "user")
            ?? (request.Person?.Manager is { } manager
                ? new Answer(200, writer => UserJson.Write(writer, manager, query.Select))
                : GraphErrors.NotFound(request.Person is null ? request.Route("user") : "manager"));
        return ValueTask.FromResult(answer);
    }

    private Answer? FindGroup(TenantRequest request, out Group? group)
    {
        group = null;
        if (!Guid.TryParse(request.Route("group"), out var id))
        {
            return GraphErrors.BadRequest($"Invalid object identifier '{request.Route("group")}'.");
        }

        group = directory.FindGroup(id);
        return group is null ? GraphErrors.NotFound(request.Route("group")) : null;
    }

    private static Answer? UnknownProperty(string? name, string type) =>
        name is null ? null : GraphErrors.BadRequest($"Could not find a property named '{name}' on type 'microsoft.graph.{type}'.") with { Unknown = $"property {name} of {type}" };

    private static Answer? CheckExpand(string? expand) =>
        expand is null or "manager" or "manager($select=id)" ? null : GraphErrors.Unknown($"$expand {expand}");

    /// <summary><c>"displayName:text"</c>: every word of the text begins a word of the name.</summary>
    private static Answer? ParseSearch(string? search, out Func<string, bool> found)
    {
        found = _ => true;
        if (search is null)
        {
            return null;
        }

        if (Search().Match(search) is not { Success: true } match)
        {
            return GraphErrors.Unknown($"$search {search}");
        }

        var words = Words(match.Groups["text"].Value);
        found = name => Array.TrueForAll(words, w => Array.Exists(Words(name), n => n.StartsWith(w, StringComparison.OrdinalIgnoreCase)));
        return null;

        static string[] Words(string text) => text.Split([' ', '-', '_', '.', '\''], StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex("""^"(displayName|mail|description):(?<text>[^"]*)"$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Search();
}
