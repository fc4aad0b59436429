using System.Net;
using Azure.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using TeamsOptOutBot.Microsoft365.Graph;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Graph;

public sealed class GraphErrorTests
{
    private const string GroupsPath = "/v1.0/groups";
    private const string Nothing = """{"value":[{"id":"1","displayName":"Recruiters"}]}""";

    private readonly CountingTime time = new();

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task Refusal_names_the_permission_that_the_call_needs(HttpStatusCode status)
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", "/v1.0/groups/g1/transitiveMembers/microsoft.graph.user", _ => FakeGraph.Error(status, "Authorization_RequestDenied"));

        var failure = await graph.Directory.ReadMembersAsync("g1", default).GetAsyncEnumerator().MoveNextAsync().AsTask().ShouldThrowAsync<GraphException>();

        failure.Status.ShouldBe(status);
        failure.Code.ShouldBe("Authorization_RequestDenied");
        failure.Permission.ShouldBe("GroupMember.ReadBasic.All");
        failure.Message.ShouldContain("GroupMember.ReadBasic.All");
        graph.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Other_refusals_name_no_permission()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", GroupsPath, _ => FakeGraph.Error(HttpStatusCode.BadRequest, "Request_UnsupportedQuery"));

        var failure = await Find(graph).ShouldThrowAsync<GraphException>();

        failure.Code.ShouldBe("Request_UnsupportedQuery");
        failure.Permission.ShouldBeNull();
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task Read_waits_as_long_as_Graph_says_and_then_succeeds(HttpStatusCode status)
    {
        await using var graph = await FakeGraph.StartAsync(time);
        graph.On("GET", GroupsPath, _ => graph.Requests.Count == 1 ? FakeGraph.Error(status, "x", retryAfter: "17") : FakeGraph.Json(Nothing));

        var finding = Find(graph);
        await UntilWaitingAsync(1);
        time.Advance(TimeSpan.FromSeconds(16.9));
        await Task.Delay(50);
        graph.Requests.Count.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(0.1));

        (await finding).ShouldBeOfType<GroupLookup.Found>();
        graph.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Retry_after_may_be_a_date()
    {
        await using var graph = await FakeGraph.StartAsync(time);
        graph.On("GET", GroupsPath, _ => FakeGraph.Error(HttpStatusCode.TooManyRequests, "x", retryAfter: (time.GetUtcNow() + TimeSpan.FromSeconds(75)).ToString("R")));

        var failure = await Find(graph).ShouldThrowAsync<GraphException>();

        failure.RetryAfter!.Value.TotalSeconds.ShouldBe(75, tolerance: 1);
    }

    [Fact]
    public async Task Longer_wait_than_half_a_minute_is_left_to_the_caller()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", GroupsPath, _ => FakeGraph.Error(HttpStatusCode.TooManyRequests, "TooManyRequests", retryAfter: "120"));

        var failure = await Find(graph).ShouldThrowAsync<GraphException>();

        failure.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(120));
        graph.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Read_is_given_up_after_three_tries()
    {
        await using var graph = await FakeGraph.StartAsync(time);
        graph.On("GET", GroupsPath, _ => FakeGraph.Error(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable"));

        var finding = Find(graph);
        await UntilWaitingAsync(1);
        time.Advance(TimeSpan.FromSeconds(1));
        await UntilWaitingAsync(2);
        time.Advance(TimeSpan.FromSeconds(3));

        (await finding.ShouldThrowAsync<GraphException>()).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        graph.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Connection_that_breaks_in_the_middle_of_a_page_is_tried_again()
    {
        await using var graph = await FakeGraph.StartAsync(time);
        graph.On("GET", GroupsPath, _ => graph.Requests.Count == 1 ? new BrokenResult() : FakeGraph.Json(Nothing));

        var finding = Find(graph);
        await UntilWaitingAsync(1);
        time.Advance(TimeSpan.FromSeconds(1));

        (await finding).ShouldBeOfType<GroupLookup.Found>();
    }

    [Fact]
    public async Task Graph_that_never_answers_is_given_up_after_the_limit()
    {
        await using var graph = await FakeGraph.StartAsync(time);
        graph.On("GET", GroupsPath, _ => new SilentResult());

        var finding = Find(graph);
        while (graph.Requests.IsEmpty)
            await Task.Delay(5);
        time.Advance(TimeSpan.FromSeconds(60));

        var failure = await finding.ShouldThrowAsync<GraphException>();
        failure.Status.ShouldBeNull();
        failure.Message.ShouldContain("within 60 s");
    }

    [Fact]
    public async Task Html_page_of_a_gateway_is_an_error_with_its_status()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", GroupsPath, _ => Results.Text("<html>", "text/html", statusCode: 500));

        var failure = await Find(graph).ShouldThrowAsync<GraphException>();

        failure.Status.ShouldBe(HttpStatusCode.InternalServerError);
        failure.Code.ShouldBeNull();
    }

    [Fact]
    public async Task Success_that_is_html_is_an_error()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", GroupsPath, _ => Results.Text("<html>", "text/html"));

        await Find(graph).ShouldThrowAsync<GraphException>();
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    public async Task Redirects_are_not_followed(int status)
    {
        await using var elsewhere = await FakeGraph.StartAsync();
        await using var graph = await FakeGraph.StartAsync();
        graph.On("GET", GroupsPath, _ => new RedirectResult(status, $"{elsewhere.Address}{GroupsPath}"));

        var failure = await Find(graph).ShouldThrowAsync<GraphException>();

        failure.Status.ShouldBe((HttpStatusCode)status);
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_token_is_an_error_that_says_so()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.Credential.Failure = new AuthenticationFailedException("AADSTS7000215");

        var failure = await Find(graph).ShouldThrowAsync<GraphException>();

        failure.Message.ShouldBe("Entra gave no token for Microsoft Graph.");
        failure.InnerException.ShouldBeOfType<AuthenticationFailedException>();
        graph.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Neither_log_nor_exception_repeats_names_or_tokens()
    {
        await using var graph = await FakeGraph.StartAsync(time);
        graph.On("GET", GroupsPath, _ => FakeGraph.Error(graph.Requests.Count == 1 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.BadRequest, "x"));

        var finding = Find(graph);
        await UntilWaitingAsync(1);
        time.Advance(TimeSpan.FromSeconds(1));
        var failure = await finding.ShouldThrowAsync<GraphException>();

        graph.Log.Lines.ShouldNotBeEmpty();
        var told = string.Join('\n', graph.Log.Lines) + failure;
        told.ShouldNotContain("Recruiters");
        told.ShouldNotContain("Zoe");
        told.ShouldNotContain("secret-token");
    }

    [Theory]
    [InlineData("http://graph.microsoft.com/v1.0")]
    [InlineData("http://10.0.0.5/v1.0")]
    [InlineData("ftp://127.0.0.1/v1.0")]
    public void Plain_http_is_taken_on_loopback_only(string baseUrl) =>
        Should.Throw<InvalidOperationException>(() => new GraphConnection(new FakeCredential(), FakeGraph.Addresses(baseUrl), time, NullLogger<ReadRetryHandler>.Instance))
            .Message.ShouldContain("GraphBaseUrl");

    [Theory]
    [InlineData("https://graph.microsoft.com/beta/users", true)]
    [InlineData("https://GRAPH.microsoft.com:443/v1.0/users", true)]
    [InlineData("http://graph.microsoft.com/v1.0/users", false)]
    [InlineData("https://graph.microsoft.com:8443/v1.0/users", false)]
    [InlineData("https://graph.microsoft.com.attacker.example/v1.0/users", false)]
    [InlineData("https://graph.microsoft.com@attacker.example/v1.0/users", false)]
    [InlineData("https://user@graph.microsoft.com/v1.0/users", false)]
    public async Task Token_goes_to_the_configured_origin_only(string address, bool gets)
    {
        var credential = new FakeCredential();
        var provider = new GraphTokenProvider(credential, new GraphOrigin(new Uri("https://graph.microsoft.com/v1.0")), "scope");

        var getting = provider.GetAuthorizationTokenAsync(new Uri(address));

        if (gets)
            (await getting).ShouldBe("secret-token");
        else
            await getting.ShouldThrowAsync<GraphException>();
        credential.Scopes.Count.ShouldBe(gets ? 1 : 0);
    }

    private static Task<GroupLookup> Find(FakeGraph graph) => graph.Directory.FindGroupAsync("Recruiters", default);

    /// <summary>Until the client waits: the call's own limit is one timer, each wait before another try is one more.</summary>
    private async Task UntilWaitingAsync(int waits)
    {
        while (time.Timers < 1 + waits)
            await Task.Delay(5);
    }

    private sealed class CountingTime : FakeTimeProvider
    {
        private int timers;

        public int Timers => Volatile.Read(ref timers);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref timers);
            return timer;
        }
    }

    private sealed class BrokenResult : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("{\"value\":[");
            await context.Response.Body.FlushAsync();
            context.Abort();
        }
    }

    private sealed class SilentResult : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            var gone = new TaskCompletionSource();
            await using var _ = context.RequestAborted.Register(() => gone.TrySetResult());
            await gone.Task;
        }
    }

    private sealed class RedirectResult(int status, string location) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = location;
            return Task.CompletedTask;
        }
    }
}
