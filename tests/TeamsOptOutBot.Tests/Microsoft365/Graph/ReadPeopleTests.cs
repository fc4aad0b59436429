using System.Net;
using System.Text.Json;
using Shouldly;
using TeamsOptOutBot.Microsoft365.Graph;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Graph;

public sealed class ReadPeopleTests
{
    private const string MembersPath = "/v1.0/groups/g1/transitiveMembers/microsoft.graph.user";
    private const string UsersPath = "/v1.0/users";
    private const string Properties = "id,displayName,mail,userPrincipalName,accountEnabled,userType,usageLocation,country,preferredLanguage,department";

    [Fact]
    public async Task Members_are_asked_for_as_an_advanced_query()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", MembersPath, Page(null, User(1)));

        var people = await ReadAsync(graph.Directory.ReadMembersAsync("g1", default));

        people.ShouldHaveSingleItem();
        var request = graph.Requests.ShouldHaveSingleItem();
        request.Query.OrderBy(pair => pair.Key).ShouldBe(new Dictionary<string, string> { ["$count"] = "true", ["$select"] = Properties, ["$top"] = "999" });
        request.ConsistencyLevel.ShouldBe("eventual");
    }

    [Fact]
    public async Task Everybody_is_asked_for_with_the_manager_and_without_count()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", UsersPath, Page(null, User(1, new { manager = new { id = Id(7) } }), User(2)));

        var people = await ReadAsync(graph.Directory.ReadPeopleAsync(default));

        people.Select(person => person.ManagerId).ShouldBe([Id(7), null]);
        var request = graph.Requests.ShouldHaveSingleItem();
        request.Query.OrderBy(pair => pair.Key).ShouldBe(new Dictionary<string, string> { ["$expand"] = "manager($select=id)", ["$select"] = Properties, ["$top"] = "999" });
        request.ConsistencyLevel.ShouldBeNull();
    }

    [Fact]
    public async Task Pages_follow_the_next_link_verbatim_with_the_same_header()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", MembersPath, request => FakeGraph.Json(request["$skiptoken"] switch
        {
            "" => Page($"{graph.Address}{MembersPath}?$count=true&$skiptoken=RFN'%2Fa%2Bb(c)", User(1), User(2)),
            "RFN'/a+b(c)" => Page($"{graph.Address}{MembersPath}?$skiptoken=last"),
            _ => Page(null, User(3)),
        }));

        var pages = await ReadPagesAsync(graph.Directory.ReadMembersAsync("g1", default));

        pages.Select(page => page.Count).ShouldBe([2, 1]);
        graph.Requests.Count.ShouldBe(3);
        graph.Requests.ElementAt(1).RawQuery.ShouldBe("?$count=true&$skiptoken=RFN'%2Fa%2Bb(c)");
        graph.Requests.ShouldAllBe(request => request.ConsistencyLevel == "eventual" && request.Authorization == "Bearer secret-token");
    }

    [Fact]
    public async Task Page_is_handed_on_before_the_next_one_is_asked_for()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", MembersPath, Page($"{graph.Address}{MembersPath}?$skiptoken=2", User(1)));

        await foreach (var page in graph.Directory.ReadMembersAsync("g1", default))
        {
            page.Count.ShouldBe(1);
            graph.Requests.Count.ShouldBe(1);
            break;
        }

        graph.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Person_in_two_nested_groups_is_passed_on_twice()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", MembersPath, Page(null, User(1), User(2), User(1)));

        var people = await ReadAsync(graph.Directory.ReadMembersAsync("g1", default));

        people.Select(person => person.Id).ShouldBe([Id(1), Id(2), Id(1)]);
    }

    [Fact]
    public async Task Guests_and_disabled_accounts_are_passed_on_and_flagged()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", MembersPath, Page(null, User(1), User(2, new { userType = "Guest" }), User(3, new { accountEnabled = false }), User(4, new { userType = (string?)null })));

        var people = await ReadAsync(graph.Directory.ReadMembersAsync("g1", default));

        people.Select(person => (person.Guest, person.Enabled)).ShouldBe([(false, true), (true, true), (false, false), (false, true)]);
    }

    [Theory]
    [InlineData("DE", "France", "DE")]
    [InlineData(null, "fr", "FR")]
    [InlineData(null, "Germany", null)]
    [InlineData("", "", null)]
    [InlineData(null, null, null)]
    public async Task Country_is_a_two_letter_code_or_unknown(string? usageLocation, string? country, string? expected)
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", MembersPath, Page(null, User(1, new { usageLocation, country })));

        var people = await ReadAsync(graph.Directory.ReadMembersAsync("g1", default));

        people.ShouldHaveSingleItem().Country.ShouldBe(expected);
    }

    [Fact]
    public async Task All_fields_of_a_person_are_read()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", MembersPath, Page(null, User(1, new { displayName = "Zoë O'Neill", mail = "zoe@contoso.example", userPrincipalName = "zoe.o@contoso.example", preferredLanguage = "de-CH", department = "Sales", usageLocation = "CH" })));

        var people = await ReadAsync(graph.Directory.ReadMembersAsync("g1", default));

        people.ShouldHaveSingleItem().ShouldBe(new DirectoryPerson(
            Id(1), "Zoë O'Neill", "zoe@contoso.example", "zoe.o@contoso.example", "CH", "de-CH", "Sales", Enabled: true, Guest: false, ManagerId: null));
    }

    [Theory]
    [InlineData("http://attacker.example/v1.0/users?$skiptoken=x")]
    [InlineData("https://127.0.0.1:1/v1.0/users")]
    [InlineData("http://127.0.0.1:1/v1.0/users")]
    [InlineData("/v1.0/users?$skiptoken=x")]
    public async Task Next_link_to_another_host_is_refused_and_gets_no_token(string nextLink)
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", MembersPath, Page(nextLink, User(1)));

        var failure = await ReadAsync(graph.Directory.ReadMembersAsync("g1", default)).ShouldThrowAsync<GraphException>();

        failure.Message.ShouldContain("next page");
        graph.Credential.Scopes.Count.ShouldBe(1);
        graph.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Next_link_that_leads_back_to_itself_ends_in_an_error()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", MembersPath, Page($"{graph.Address}{MembersPath}?$skiptoken=x", User(1)));

        await ReadAsync(graph.Directory.ReadMembersAsync("g1", default)).ShouldThrowAsync<GraphException>();

        graph.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Members_without_properties_name_the_permission_instead_of_passing_for_disabled()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", MembersPath, $$"""{"value":[{"@odata.type":"#microsoft.graph.user","id":"{{Id(1)}}","displayName":null,"accountEnabled":null}]}""");

        var failure = await ReadAsync(graph.Directory.ReadMembersAsync("g1", default)).ShouldThrowAsync<GraphException>();

        failure.Permission.ShouldBe("User.Read.All");
    }

    [Theory]
    [InlineData("{\"value\":[{\"id\":")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{\"value\":[{\"id\":\"not a guid\",\"displayName\":\"x\"}]}")]
    public async Task Answer_that_is_no_page_of_people_is_an_error_and_not_an_empty_group(string body)
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", MembersPath, body);

        var failure = await ReadAsync(graph.Directory.ReadMembersAsync("g1", default)).ShouldThrowAsync<GraphException>();

        failure.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Reading_stops_in_the_middle_when_cancelled()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", MembersPath, request => FakeGraph.Json(Page($"{graph.Address}{MembersPath}?$skiptoken={request["$skiptoken"]}x", User(1))));
        using var stop = new CancellationTokenSource();

        var read = 0;
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in graph.Directory.ReadMembersAsync("g1", stop.Token))
            {
                if (++read == 2)
                    await stop.CancelAsync();
            }
        });

        read.ShouldBe(2);
        graph.Requests.Count.ShouldBe(2);
    }

    private static async Task<List<DirectoryPerson>> ReadAsync(IAsyncEnumerable<IReadOnlyList<DirectoryPerson>> pages) =>
        [.. (await ReadPagesAsync(pages)).SelectMany(page => page)];

    private static async Task<List<IReadOnlyList<DirectoryPerson>>> ReadPagesAsync(IAsyncEnumerable<IReadOnlyList<DirectoryPerson>> pages)
    {
        var all = new List<IReadOnlyList<DirectoryPerson>>();
        await foreach (var page in pages)
            all.Add(page);
        return all;
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static string Page(string? nextLink, params string[] users) =>
        $$"""{"@odata.context":"x",{{(nextLink is null ? "" : $"\"@odata.nextLink\":{JsonSerializer.Serialize(nextLink)},")}}"value":[{{string.Join(',', users)}}]}""";

    private static string User(int number, object? with = null)
    {
        var user = new Dictionary<string, object?>
        {
            ["@odata.type"] = "#microsoft.graph.user",
            ["id"] = Id(number),
            ["displayName"] = $"Person {number}",
            ["mail"] = $"p{number}@contoso.example",
            ["accountEnabled"] = true,
            ["userType"] = "Member",
            ["usageLocation"] = "DE",
        };
        foreach (var property in JsonSerializer.SerializeToElement(with ?? new { }).EnumerateObject())
            user[property.Name] = property.Value;
        return JsonSerializer.Serialize(user);
    }
}
