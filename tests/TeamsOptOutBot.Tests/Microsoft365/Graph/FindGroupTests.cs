using System.Net;
using System.Text.Json;
using Shouldly;
using TeamsOptOutBot.Microsoft365.Graph;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Graph;

public sealed class FindGroupTests
{
    private const string GroupsPath = "/v1.0/groups";
    private const string RecruitersId = "11111111-0000-4000-8000-000000000001";

    [Fact]
    public async Task Group_is_found_by_its_display_name()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", GroupsPath, Page(Group("Recruiters", RecruitersId, mail: "recruiters@contoso.example")));

        var found = await graph.Directory.FindGroupAsync(" Recruiters ", default);

        found.ShouldBe(new GroupLookup.Found(new DirectoryGroup(RecruitersId, "Recruiters", "recruiters@contoso.example", HiddenMembership: false)));
        var request = graph.Requests.ShouldHaveSingleItem();
        request["$filter"].ShouldBe("displayName eq 'Recruiters'");
        request["$select"].ShouldBe("id,displayName,mail,visibility");
        request["$top"].ShouldBe("20");
        request.Query.Count.ShouldBe(3);
        request.ConsistencyLevel.ShouldBeNull();
        request.Authorization.ShouldBe("Bearer secret-token");
        graph.Credential.Scopes.ShouldHaveSingleItem().ShouldBe("https://graph.microsoft.com/.default");
    }

    [Theory]
    [InlineData("O'Brien's team", "displayName eq 'O''Brien''s team'")]
    [InlineData("R&D #1 + ü 100%", "displayName eq 'R&D #1 + ü 100%'")]
    [InlineData("') or startswith(displayName,'", "displayName eq ''') or startswith(displayName,'''")]
    [InlineData("日本 \"team\" \\", "displayName eq '日本 \"team\" \\'")]
    public async Task Special_characters_of_a_name_reach_Graph_as_they_are(string name, string filter)
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", GroupsPath, Page(Group(name, RecruitersId)));

        var found = await graph.Directory.FindGroupAsync(name, default);

        found.ShouldBeOfType<GroupLookup.Found>().Group.DisplayName.ShouldBe(name);
        graph.Requests.ShouldHaveSingleItem()["$filter"].ShouldBe(filter);
    }

    [Fact]
    public async Task Group_is_found_by_its_mail_address()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", GroupsPath, Page(Group("Recruiters", RecruitersId, mail: "recruiters@contoso.example")));

        var found = await graph.Directory.FindGroupAsync("recruiters@contoso.example", default);

        found.ShouldBeOfType<GroupLookup.Found>();
        graph.Requests.ShouldHaveSingleItem()["$filter"].ShouldBe("mail eq 'recruiters@contoso.example'");
    }

    [Fact]
    public async Task Group_whose_name_holds_an_at_sign_is_found_too()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", GroupsPath, request => FakeGraph.Json(request["$filter"].StartsWith("displayName eq", StringComparison.Ordinal) ? Page(Group("Women@Work", RecruitersId)) : Page()));

        var found = await graph.Directory.FindGroupAsync("Women@Work", default);

        found.ShouldBeOfType<GroupLookup.Found>().Group.DisplayName.ShouldBe("Women@Work");
    }

    [Fact]
    public async Task Group_is_found_by_its_id()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", $"{GroupsPath}/{RecruitersId}", Group("Recruiters", RecruitersId));

        var found = await graph.Directory.FindGroupAsync(RecruitersId.ToUpperInvariant(), default);

        found.ShouldBeOfType<GroupLookup.Found>().Group.Id.ShouldBe(RecruitersId);
        graph.Requests.ShouldHaveSingleItem().RawQuery.ShouldNotContain("filter");
    }

    [Fact]
    public async Task Unknown_id_is_missing_without_a_guess()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", $"{GroupsPath}/{RecruitersId}", _ => FakeGraph.Error(HttpStatusCode.NotFound, "Request_ResourceNotFound"));

        var found = await graph.Directory.FindGroupAsync(RecruitersId, default);

        found.ShouldBeOfType<GroupLookup.Missing>().Nearest.ShouldBeEmpty();
        graph.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("HiddenMembership", true)]
    [InlineData("Private", false)]
    [InlineData(null, false)]
    public async Task Hidden_membership_is_told(string? visibility, bool hidden)
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", GroupsPath, Page(Group("Works Council", RecruitersId, visibility: visibility)));

        var found = await graph.Directory.FindGroupAsync("Works Council", default);

        found.ShouldBeOfType<GroupLookup.Found>().Group.HiddenMembership.ShouldBe(hidden);
    }

    [Fact]
    public async Task Several_groups_of_one_name_are_ambiguous()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", GroupsPath, Page(Group("Marketing Team", "1"), Group("Marketing Team", "2")));

        var found = await graph.Directory.FindGroupAsync("Marketing Team", default);

        found.ShouldBeOfType<GroupLookup.Ambiguous>().Groups.Select(group => group.Id).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Missing_name_offers_the_near_ones_best_first()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", GroupsPath, request => FakeGraph.Json(
            request["$filter"] == "startswith(displayName,'Rec')"
                ? Page(Group("Reception", "3"), Group("Recruiters EMEA", "2"), Group("Recruiters", "1"), Group("Records management of the archive", "4"))
                : Page()));

        var found = await graph.Directory.FindGroupAsync("Recrutiers", default);

        found.ShouldBeOfType<GroupLookup.Missing>().Nearest.Select(group => group.DisplayName).ShouldBe(["Recruiters", "Recruiters EMEA", "Reception"]);
        graph.Requests.ShouldAllBe(request => request.Query.ContainsKey("$top"));
        var search = graph.Requests.Single(request => request.Query.ContainsKey("$search"));
        search["$search"].ShouldBe("\"displayName:Recrutiers\"");
        search["$count"].ShouldBe("true");
        search.ConsistencyLevel.ShouldBe("eventual");
    }

    [Fact]
    public async Task Name_that_is_only_part_of_a_name_finds_the_whole()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", GroupsPath, request => FakeGraph.Json(request["$search"] == "\"displayName:admins\"" ? Page(Group("LinkedIn Page Admins", "1")) : Page()));

        var found = await graph.Directory.FindGroupAsync("\"admins\"", default);

        found.ShouldBeOfType<GroupLookup.Missing>().Nearest.ShouldHaveSingleItem().DisplayName.ShouldBe("LinkedIn Page Admins");
    }

    [Fact]
    public async Task Slip_in_the_first_letter_is_found_on_the_first_page()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", GroupsPath, request => FakeGraph.Json(
            request.Query.ContainsKey("$filter") || request.Query.ContainsKey("$search") ? Page() : Page(Group("Sales", "1"), Group("Recruiters", "2"))));

        var found = await graph.Directory.FindGroupAsync("ecruiters", default);

        found.ShouldBeOfType<GroupLookup.Missing>().Nearest.ShouldHaveSingleItem().DisplayName.ShouldBe("Recruiters");
    }

    [Fact]
    public async Task At_most_five_near_names_are_offered_and_one_page_is_read()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", GroupsPath, request => FakeGraph.Json(
            request["$filter"].StartsWith("startswith", StringComparison.Ordinal)
                ? $$"""{"@odata.nextLink":"{{graph.Address}}/v1.0/groups?$skiptoken=x","value":[{{string.Join(',', Enumerable.Range(1, 9).Select(n => Group($"Sales {n}", $"{n}")))}}]}"""
                : Page()));

        var found = await graph.Directory.FindGroupAsync("Sales 0", default);

        found.ShouldBeOfType<GroupLookup.Missing>().Nearest.Count.ShouldBe(5);
        graph.Requests.ShouldNotContain(request => request.Query.ContainsKey("$skiptoken"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task Name_that_cannot_be_one_is_not_asked_for(string? name)
    {
        await using var graph = await FakeGraph.StartAsync();

        var found = await graph.Directory.FindGroupAsync(name ?? new string('x', 50_000), default);

        found.ShouldBeOfType<GroupLookup.Missing>().Nearest.ShouldBeEmpty();
        graph.Requests.ShouldBeEmpty();
    }

    private static string Page(params string[] groups) => $$"""{"@odata.context":"x","value":[{{string.Join(',', groups)}}]}""";

    private static string Group(string name, string id, string? mail = null, string? visibility = "Private") =>
        JsonSerializer.Serialize(new { id, displayName = name, mail, visibility });
}
