using System.Text.Json;
using Shouldly;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Outside.Connector;

namespace TeamsOptOutBot.Outside.Graph;

/// <summary>Least privilege: what is asked of Graph, what it needs, and what the app registration is given are the same list.</summary>
public sealed class GraphPermissionTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    private static readonly string File = Path.Combine(Checkout.Root, "deploy", "graph-permissions.json");

    /// <summary><c>RENEW_GRAPH_PERMISSIONS=1</c> writes the file anew: read the difference.</summary>
    [Fact]
    public void The_permissions_of_the_app_registration_are_those_of_the_table()
    {
        var permissions = GraphNeed.Table.Where(need => !need.InExchange)
            .SelectMany(need => need.Permissions.Select(permission => (permission, Call: $"{need.Method} {need.Path}")))
            .GroupBy(pair => pair.permission, pair => pair.Call, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new { permission = group.Key, type = "Application", calls = group.ToArray() });
        var expected = JsonSerializer.Serialize(new { resource = "https://graph.microsoft.com", permissions }, Readable).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("RENEW_GRAPH_PERMISSIONS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            System.IO.File.WriteAllText(File, expected);
        }

        System.IO.File.ReadAllText(File).ReplaceLineEndings("\n").ShouldBe(expected);
    }

    [Fact]
    public void The_service_names_the_same_calls_and_permissions_as_the_table()
    {
        GraphCalls.All.Select(call => call.Name).ShouldBe(GraphNeed.Table.Select(need => $"{need.Method} {need.Path}"), ignoreOrder: true);
        foreach (var call in GraphCalls.All)
        {
            GraphNeed.Table.Single(need => need.Method == call.Method && need.Path == call.Path).Permissions.ShouldContain(call.Permission);
        }

        GraphNeed.Table.ShouldContain(need => need.Permissions.Contains(GraphCalls.PersonPropertiesPermission, StringComparer.Ordinal));
    }
}

[Collection(RecordedTenantCollection.Name)]
public sealed class RecordedGraphTests(RecordedTenant tenant)
{
    private const string Version = "/graph/v1.0";

    [Fact]
    public void Every_request_to_Graph_is_one_of_the_table()
    {
        var findings = tenant.Graph.Select(e => GraphNeed.Table.SingleOrDefault(need => need.Fits(e.Method, e.Below(Version) ?? "")) is { } need
            ? need.Refuse(e.Query, e.Headers.GetValueOrDefault("ConsistencyLevel")) is { } refused ? $"{e}: {refused}" : null
            : $"{e}: not in the table");

        findings.OfType<string>().ShouldBeEmpty();
    }

    [Fact]
    public void Every_row_of_the_table_is_asked_for_in_the_story() =>
        GraphNeed.Table.Where(need => !tenant.Graph.Any(e => need.Fits(e.Method, e.Below(Version) ?? ""))).Select(need => $"{need.Method} {need.Path}").ShouldBeEmpty();

    [Fact]
    public void An_install_names_the_app_by_its_full_address_and_nothing_else() =>
        tenant.Graph.Where(e => e.Method == "POST" && e.ToString()!.Contains("installedApps", StringComparison.Ordinal)).Select(e => e.Json!.AsObject())
            .ShouldAllBe(body => body.Count == 1 && ((string)body["teamsApp@odata.bind"]!).Contains("/v1.0/appCatalogs/teamsApps/", StringComparison.Ordinal));
}
