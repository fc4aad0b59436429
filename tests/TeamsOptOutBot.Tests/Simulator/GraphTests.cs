using System.Net.Http.Json;
using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Simulator.Graph;
using Xunit;

namespace TeamsOptOutBot.Tests.Simulator;

public sealed class GraphTests(SimulatedTenant tenant) : IClassFixture<SimulatedTenant>
{
    [Fact]
    public async Task A_group_is_found_by_its_name_with_quotes_doubled()
    {
        var (status, body) = await GetAsync($"groups?$filter={Uri.EscapeDataString("displayName eq 'O''Brien''s Team'")}&$select=id,displayName");

        status.ShouldBe(200);
        ((string?)body["value"]!.AsArray().Single()!["displayName"]).ShouldBe("O'Brien's Team");
    }

    [Fact]
    public async Task Two_groups_may_have_one_name_and_an_empty_group_has_nobody()
    {
        (await GroupsAsync("Marketing Team")).Count.ShouldBe(2);
        var empty = (await GroupsAsync("Alumni Programme")).Single();
        (await MembersAsync((string)empty!["id"]!)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nested_members_are_listed_once_over_all_pages_with_guests_and_disabled_accounts()
    {
        var recruiters = (await GroupsAsync("Recruiters")).Single();

        var members = await MembersAsync((string)recruiters!["id"]!, top: 5);

        members.Select(m => (string?)m["id"]).ShouldBeUnique();
        members.Count.ShouldBe((await tenant.GetAsync("/sim/people?group=Recruiters")).AsArray().Count);
        members.ShouldContain(m => (string?)m["userType"] == "Guest");
        members.ShouldContain(m => !(bool)m["accountEnabled"]!);
    }

    [Fact]
    public async Task Hidden_membership_is_refused()
    {
        var council = (await GroupsAsync("Works Council")).Single();
        ((string?)council!["visibility"]).ShouldBe("HiddenMembership");

        var (status, body) = await GetAsync($"groups/{council["id"]}/transitiveMembers/graph.user?$count=true", eventual: true);

        status.ShouldBe(403);
        ((string?)body["error"]!["code"]).ShouldBe("Authorization_RequestDenied");
    }

    [Theory]
    [InlineData("groups?$search=\"displayName:recr\"&$count=true", false)]
    [InlineData("groups?$search=\"displayName:recr\"", true)]
    [InlineData("users?$expand=manager($select=id)&$count=true", true)]
    public async Task Advanced_queries_need_the_count_and_the_header_and_know_no_expand(string path, bool eventual)
    {
        var (status, body) = await GetAsync(path, eventual);

        status.ShouldBe(400);
        ((string?)body["error"]!["code"]).ShouldBe("Request_UnsupportedQuery");
    }

    [Fact]
    public async Task Everybody_is_listed_with_their_manager()
    {
        var people = new List<JsonObject>();
        for (var next = "users?$select=id,displayName&$expand=manager($select=id)&$top=50"; next is not null;)
        {
            var (_, body) = await GetAsync(next);
            people.AddRange(body["value"]!.AsArray().Select(p => p!.AsObject()));
            next = (string?)body["@odata.nextLink"];
        }

        people.Count.ShouldBe(tenant.Options.People);
        var employees = tenant.Host.Directory.People.Count(p => p.Manager is not null);
        people.Count(p => p["manager"] is not null).ShouldBe(employees);
    }

    [Theory]
    [InlineData("me")]
    [InlineData("users?$orderby=displayName")]
    [InlineData("groups?$select=id,colour")]
    [InlineData("groups?$filter=contains(displayName,'x')")]
    public async Task What_the_simulator_does_not_know_is_refused_and_listed(string path)
    {
        var before = (await tenant.GetAsync("/sim/unknown")).AsArray().Count;

        var (status, _) = await GetAsync(path);

        status.ShouldBe(400);
        (await tenant.GetAsync("/sim/unknown")).AsArray().Count.ShouldBe(before + 1);
    }

    [Fact]
    public async Task Installing_twice_is_a_conflict_and_the_events_reach_the_bot()
    {
        var person = tenant.Anybody();
        var apps = await GetAsync($"appCatalogs/teamsApps?$filter={Uri.EscapeDataString($"externalId eq '{tenant.Host.BotSettings["Microsoft365__TeamsAppId"]}'")}");
        var appId = (string?)apps.Body["value"]!.AsArray().Single()!["id"];
        var body = new Dictionary<string, string> { ["teamsApp@odata.bind"] = $"https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/{appId}" };

        using var first = await tenant.Graph.PostAsJsonAsync($"users/{person.Id}/teamwork/installedApps", body);
        using var second = await tenant.Graph.PostAsJsonAsync($"users/{person.Id}/teamwork/installedApps", body);
        var installed = await GetAsync($"users/{person.Id}/teamwork/installedApps?$expand=teamsApp&$filter={Uri.EscapeDataString($"teamsApp/id eq '{appId}'")}");
        var installation = installed.Body["value"]!.AsArray().Single()!;
        var chat = await GetAsync($"users/{person.Id}/teamwork/installedApps/{Uri.EscapeDataString((string)installation["id"]!)}/chat");

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        ((string?)installation["teamsApp"]!["id"]).ShouldBe(appId);
        ((string)chat.Body["id"]!).ShouldContain(person.Id.ToString());
        await Eventually(() => tenant.Bot.OfType("installationUpdate").Any(a => (string?)a["from"]!["aadObjectId"] == person.Id.ToString()));
        await Eventually(() => tenant.Bot.OfType("conversationUpdate").Any(a => (string?)a["from"]!["aadObjectId"] == person.Id.ToString()));
        ((string?)tenant.Bot.OfType("installationUpdate")[^1]["conversation"]!["id"]).ShouldBe(person.ConversationId);
    }

    [Fact]
    public async Task A_disabled_account_gets_no_app()
    {
        var disabled = tenant.Host.Directory.People.First(p => !p.Enabled);

        using var response = await tenant.Graph.PostAsJsonAsync($"users/{disabled.Id}/teamwork/installedApps", new Dictionary<string, string>
        {
            ["teamsApp@odata.bind"] = $"https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/{tenant.Host.Tenant.CatalogueId}",
        });

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Mail_reaches_the_inbox_with_its_card()
    {
        var person = tenant.Anybody(1);
        using var response = await SendAsync(person.Mail, CardMail(tenant.Host.Tenant.ProviderId));

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var mail = (await tenant.GetAsync($"/sim/people/{person.Mail}/mail")).AsArray().Single()!;
        ((string?)mail["subject"]).ShouldBe("Action required");
        ((string?)mail["card"]!["version"]).ShouldBe("1.4");
    }

    [Fact]
    public async Task A_card_of_another_provider_is_not_drawn()
    {
        var person = tenant.Anybody(2);
        using var response = await SendAsync(person.Mail, CardMail(Guid.NewGuid().ToString()));

        (await tenant.GetAsync($"/sim/people/{person.Mail}/mail")).AsArray().Single()!["card"].ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_elses_mailbox_may_be_sent_from()
    {
        var person = tenant.Anybody(3);
        using var asColleague = await SendAsync(person.Mail, "Hello", tenant.Anybody(4).Mail);
        using var asNobody = await SendAsync(person.Mail, "Hello", "nobody@contoso.example");

        asColleague.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        asNobody.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_mailbox_sends_30_mails_a_minute()
    {
        var person = tenant.Anybody(5);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 31; i++)
        {
            using var response = await SendAsync(person.Mail, "Hello", SenderMailboxes.Addresses[1]);
            answers.Add(response.StatusCode);
        }

        answers.Count(status => status == HttpStatusCode.Accepted).ShouldBe(30);
        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private static string CardMail(string originator) =>
        $$"""<html><head><script type="application/adaptivecard+json">{"type":"AdaptiveCard","version":"1.4","originator":"{{originator}}"}</script></head><body>Hello</body></html>""";

    private Task<HttpResponseMessage> SendAsync(string to, string html, string? sender = null) =>
        tenant.Graph.PostAsJsonAsync($"users/{sender ?? SenderMailboxes.Addresses[0]}/sendMail", new
        {
            message = new
            {
                subject = "Action required",
                body = new { contentType = "HTML", content = html },
                toRecipients = new[] { new { emailAddress = new { address = to } } },
                internetMessageHeaders = new[] { new { name = "x-delivery", value = "7" } },
            },
            saveToSentItems = false,
        });

    private static async Task Eventually(Func<bool> condition)
    {
        for (var i = 0; i < 200 && !condition(); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System);
        }

        condition().ShouldBeTrue();
    }

    private async Task<JsonArray> GroupsAsync(string name) =>
        (await GetAsync($"groups?$filter={Uri.EscapeDataString($"displayName eq '{name}'")}&$select=id,displayName,visibility")).Body["value"]!.AsArray();

    private async Task<List<JsonObject>> MembersAsync(string group, int top = 999)
    {
        var members = new List<JsonObject>();
        for (var next = $"groups/{group}/transitiveMembers/microsoft.graph.user?$count=true&$select=id,userType,accountEnabled&$top={top}"; next is not null;)
        {
            var (status, body) = await GetAsync(next, eventual: true);
            status.ShouldBe(200);
            members.AddRange(body["value"]!.AsArray().Select(m => m!.AsObject()));
            next = (string?)body["@odata.nextLink"];
        }

        return members;
    }

    private async Task<(int Status, JsonObject Body)> GetAsync(string path, bool eventual = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (eventual)
        {
            request.Headers.Add("ConsistencyLevel", "eventual");
        }

        using var response = await tenant.Graph.SendAsync(request);
        return ((int)response.StatusCode, (JsonObject)(await SimulatedTenant.ReadAsync(response))!);
    }
}
