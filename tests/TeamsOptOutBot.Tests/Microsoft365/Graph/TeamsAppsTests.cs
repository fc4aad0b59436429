using System.Net;
using Microsoft.AspNetCore.Http;
using Shouldly;
using TeamsOptOutBot.Microsoft365.Graph;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Graph;

public sealed class TeamsAppsTests
{
    private const string CataloguePath = "/v1.0/appCatalogs/teamsApps";
    private const string InCatalogue = """{"value":[{"id":"cat-1","externalId":"x"}]}""";

    private static readonly Guid Zoe = new("22222222-0000-4000-8000-000000000001");
    private static readonly string InstalledPath = $"/v1.0/users/{Zoe}/teamwork/installedApps";

    [Fact]
    public async Task App_is_installed_with_the_catalogue_id_bound()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", CataloguePath, InCatalogue);
        graph.On("POST", InstalledPath, _ => Results.StatusCode(201));

        (await graph.Apps.InstallAsync(Zoe, default)).ShouldBe(InstallOutcome.Installed);

        graph.Requests.First()["$filter"].ShouldBe($"externalId eq '{FakeGraph.ManifestId}'");
        var install = graph.Requests.Last();
        install.Body.ShouldBe($$"""{"teamsApp@odata.bind":"{{graph.Address}}/v1.0/appCatalogs/teamsApps/cat-1"}""");
        install.Authorization.ShouldBe("Bearer secret-token");
    }

    [Fact]
    public async Task Catalogue_is_asked_once_for_many_installs()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", CataloguePath, InCatalogue);
        graph.On("POST", InstalledPath, _ => FakeGraph.Json("""{"id":"i1"}""", 201));

        for (var i = 0; i < 3; i++)
            await graph.Apps.InstallAsync(Zoe, default);

        graph.Requests.Count(request => request.Path == CataloguePath).ShouldBe(1);
        graph.Requests.Count(request => request.Method == "POST").ShouldBe(3);
    }

    [Fact]
    public async Task App_that_is_not_in_the_catalogue_is_told_and_looked_for_again_next_time()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", CataloguePath, _ => FakeGraph.Json(graph.Requests.Count == 1 ? """{"value":[]}""" : InCatalogue));
        graph.On("POST", InstalledPath, _ => Results.StatusCode(201));

        (await graph.Apps.InstallAsync(Zoe, default)).ShouldBe(InstallOutcome.AppNotInCatalogue);
        (await graph.Apps.InstallAsync(Zoe, default)).ShouldBe(InstallOutcome.Installed);
    }

    [Theory]
    [InlineData(HttpStatusCode.Conflict, InstallOutcome.AlreadyInstalled)]
    [InlineData(HttpStatusCode.NotFound, InstallOutcome.UserNotFound)]
    [InlineData(HttpStatusCode.Forbidden, InstallOutcome.Forbidden)]
    public async Task Refusals_of_one_person_are_values(HttpStatusCode status, InstallOutcome expected)
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", CataloguePath, InCatalogue);
        graph.On("POST", InstalledPath, _ => FakeGraph.Error(status, "Forbidden"));

        (await graph.Apps.InstallAsync(Zoe, default)).ShouldBe(expected);

        graph.Requests.Count(request => request.Method == "POST").ShouldBe(1);
    }

    [Fact]
    public async Task Missing_permission_is_nobodys_own_refusal()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", CataloguePath, InCatalogue);
        graph.On("POST", InstalledPath, _ => FakeGraph.Error(HttpStatusCode.Forbidden, "Authorization_RequestDenied"));

        var failure = await graph.Apps.InstallAsync(Zoe, default).ShouldThrowAsync<GraphException>();

        failure.Permission.ShouldBe("TeamsAppInstallation.ReadWriteSelfForUser.All");
    }

    [Fact]
    public async Task Catalogue_refusal_names_its_own_permission()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", CataloguePath, _ => FakeGraph.Error(HttpStatusCode.Forbidden, "Forbidden"));

        var failure = await graph.Apps.InstallAsync(Zoe, default).ShouldThrowAsync<GraphException>();

        failure.Permission.ShouldBe("AppCatalog.Read.All");
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.BadGateway)]
    public async Task Install_is_never_sent_twice(HttpStatusCode status)
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", CataloguePath, InCatalogue);
        graph.On("POST", InstalledPath, _ => FakeGraph.Error(status, "x", retryAfter: "1"));

        var failure = await graph.Apps.InstallAsync(Zoe, default).ShouldThrowAsync<GraphException>();

        failure.Status.ShouldBe(status);
        failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));
        graph.Requests.Count(request => request.Method == "POST").ShouldBe(1);
    }

    [Fact]
    public async Task Install_is_not_sent_twice_either_when_the_token_is_challenged_or_the_connection_breaks()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", CataloguePath, InCatalogue);
        graph.On("POST", InstalledPath, _ => graph.Requests.Count == 2 ? new ChallengeResult() : new AbortResult());

        var challenged = await graph.Apps.InstallAsync(Zoe, default).ShouldThrowAsync<GraphException>();
        var broken = await graph.Apps.InstallAsync(Zoe, default).ShouldThrowAsync<GraphException>();

        challenged.Status.ShouldBe(HttpStatusCode.Unauthorized);
        broken.Status.ShouldBeNull();
        graph.Requests.Count(request => request.Method == "POST").ShouldBe(2);
    }

    [Fact]
    public async Task Chat_is_found_through_the_installation()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", CataloguePath, InCatalogue);
        graph.On("GET", InstalledPath, """{"value":[{"id":"aW5zdA==","teamsApp":{"id":"cat-1"}}]}""");
        graph.On("GET", $"{InstalledPath}/aW5zdA==/chat", """{"id":"19:abc_def@unq.gbl.spaces","chatType":"oneOnOne"}""");

        (await graph.Apps.FindChatAsync(Zoe, default)).ShouldBe("19:abc_def@unq.gbl.spaces");

        var list = graph.Requests.Single(request => request.Path == InstalledPath);
        list.Query.OrderBy(pair => pair.Key).ShouldBe(new Dictionary<string, string> { ["$expand"] = "teamsApp", ["$filter"] = "teamsApp/id eq 'cat-1'" });
    }

    [Fact]
    public async Task Without_an_installation_there_is_no_chat()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", CataloguePath, InCatalogue);
        graph.On("GET", InstalledPath, """{"value":[]}""");

        (await graph.Apps.FindChatAsync(Zoe, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Unknown_person_has_no_chat()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", CataloguePath, InCatalogue);
        graph.On("GET", InstalledPath, _ => FakeGraph.Error(HttpStatusCode.NotFound, "NotFound"));

        (await graph.Apps.FindChatAsync(Zoe, default)).ShouldBeNull();
    }

    private sealed class ChallengeResult : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = 401;
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"\", error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnt9fQ==\"";
            return Task.CompletedTask;
        }
    }

    private sealed class AbortResult : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Abort();
            return Task.CompletedTask;
        }
    }
}
