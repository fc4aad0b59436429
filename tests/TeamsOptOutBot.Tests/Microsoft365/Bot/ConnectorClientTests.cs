using System.Net;
using System.Text.Json.Nodes;
using Azure.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Microsoft365.Bot.Connector;
using TeamsOptOutBot.Microsoft365.Identity;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Bot;

public sealed class ConnectorClientTests : IAsyncLifetime
{
    private const string Conversation = "19:abc@thread.tacv2;messageid=1";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly FixedCredential _credential = new();
    private readonly ConnectorHttp _http = new();
    private FakeConnector _connector = null!;
    private ConnectorClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _client = CreateClient(_connector.ServiceUrl);
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _connector.DisposeAsync();
    }

    [Fact]
    public async Task A_send_is_one_request_as_the_SDK_makes_it()
    {
        var activity = new Activity { Summary = "Notice", Attachments = [new Attachment { ContentType = "application/vnd.microsoft.card.adaptive", Content = new JsonObject { ["type"] = "AdaptiveCard" } }] };

        var answer = await _client.SendToConversationAsync(_connector.ServiceUrl, Conversation, activity, CancellationToken.None);

        answer.Id.ShouldBe("activity-1");
        var request = _connector.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Target.ShouldBe("/teams/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1/activities");
        request.Authorization.ShouldBe("Bearer the-token");
        request.ContentType.ShouldBe("application/json; charset=utf-8");
        JsonNode.DeepEquals(request.Json, JsonNode.Parse($$$"""
            {"type":"message","from":{"id":"28:{{{FakeIssuer.AppId}}}"},"conversation":{"id":"{{{Conversation}}}"},"summary":"Notice",
             "attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}}]}
            """)).ShouldBeTrue(request.Body);
        _credential.Scopes.ShouldBe(["https://api.botframework.com/.default"]);
        activity.Type.ShouldBeNull("a shared activity is not changed by a send");
    }

    [Fact]
    public async Task A_conversation_is_created_without_an_activity()
    {
        _connector.AnswerWith(HttpStatusCode.Created, """{"id":"a:1"}""");

        var answer = await _client.CreateConversationAsync(_connector.ServiceUrl, new ConversationParameters("28:bot", "29:alex", "tenant"), CancellationToken.None);

        answer.ShouldBe(new ConversationResourceResponse("a:1", null, null));
        var request = _connector.Requests.ShouldHaveSingleItem();
        $"{request.Method} {request.Target}".ShouldBe("POST /teams/v3/conversations");
        JsonNode.DeepEquals(request.Json, JsonNode.Parse("""
            {"isGroup":false,"bot":{"id":"28:bot"},"members":[{"id":"29:alex"}],"tenantId":"tenant","channelData":{"tenant":{"id":"tenant"}}}
            """)).ShouldBeTrue(request.Body);
    }

    [Fact]
    public async Task Reply_update_and_delete_name_the_activity()
    {
        await _client.ReplyToActivityAsync(_connector.ServiceUrl, "a:1", "f:2", new Activity(), CancellationToken.None);
        await _client.UpdateActivityAsync(_connector.ServiceUrl, "a:1", "f:2", new Activity(), CancellationToken.None);
        _connector.AnswerWith(HttpStatusCode.OK);
        await _client.DeleteActivityAsync(_connector.ServiceUrl, "a:1", "f:2", CancellationToken.None);

        _connector.Requests.Select(request => $"{request.Method} {request.Target}").ShouldBe(
        [
            "POST /teams/v3/conversations/a%3A1/activities/f%3A2",
            "PUT /teams/v3/conversations/a%3A1/activities/f%3A2",
            "DELETE /teams/v3/conversations/a%3A1/activities/f%3A2",
        ]);
        ((string?)_connector.Requests[0].Json["replyToId"]).ShouldBe("f:2");
        ((string?)_connector.Requests[1].Json["id"]).ShouldBe("f:2");
        _connector.Requests[2].Body.ShouldBeEmpty();
    }

    [Fact]
    public async Task Members_are_read_page_by_page()
    {
        _connector.AnswerWith(HttpStatusCode.OK, """{"continuationToken":"next=1","members":[{"id":"29:a","name":"A","objectId":"o"},{"id":"29:b","aadObjectId":"p"}]}""");

        var page = await _client.GetPagedMembersAsync(_connector.ServiceUrl, "a:1", 200, "a&b", CancellationToken.None);
        await _client.GetPagedMembersAsync(_connector.ServiceUrl, "a:1", pageSize: null, continuationToken: null, CancellationToken.None);

        page.ContinuationToken.ShouldBe("next=1");
        page.Members.Select(member => member.AadObjectId).ShouldBe(["o", "p"]);
        _connector.Requests.Select(request => request.Target).ShouldBe(
            ["/teams/v3/conversations/a%3A1/pagedmembers?pageSize=200&continuationToken=a%26b", "/teams/v3/conversations/a%3A1/pagedmembers"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    public async Task An_accepted_send_without_an_id_is_a_send(string body)
    {
        _connector.AnswerWith(HttpStatusCode.Accepted, body);

        (await SendAsync()).Id.ShouldBeNull();
    }

    [Fact]
    public async Task A_page_of_a_gateway_is_no_answer_whatever_its_status()
    {
        _connector.AnswerWith(HttpStatusCode.OK, "<html>Sign in to the network</html>");

        (await Should.ThrowAsync<ConnectorException>(SendAsync)).Status.ShouldBeNull();
    }

    [Theory]
    [InlineData(403, """{"error":{"code":"ConversationBlockedByUser","message":"m"}}""", "ConversationBlockedByUser")]
    [InlineData(400, """{"error":{"code":"BadSyntax","message":"m","innerHttpError":{"statusCode":400}}}""", "BadSyntax")]
    [InlineData(502, """{"message":"upstream"}""", null)]
    [InlineData(504, "<html>gateway</html>", null)]
    [InlineData(500, "", null)]
    [InlineData(401, """{"error":"text"}""", null)]
    [InlineData(307, "", null)]
    public async Task An_error_carries_status_and_code_and_is_not_retried(int status, string body, string? code)
    {
        _connector.AnswerWith((HttpStatusCode)status, body);

        var failure = await Should.ThrowAsync<ConnectorException>(SendAsync);

        ((int)failure.Status!).ShouldBe(status);
        failure.Code.ShouldBe(code);
        failure.RetryAfter.ShouldBeNull();
        _connector.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("7", 7d)]
    [InlineData("0", 0d)]
    [InlineData("1.5", 1.5)]
    [InlineData("Mon, 02 Mar 2026 09:00:30 GMT", 30d)]
    [InlineData("Mon, 02 Mar 2026 08:00:00 GMT", 0d)]
    [InlineData("soon", null)]
    public async Task Retry_After_is_read_in_seconds_and_as_a_date(string header, double? seconds)
    {
        _connector.AnswerWith(HttpStatusCode.TooManyRequests, """{"error":{"code":"Throttled"}}""", header);

        var failure = await Should.ThrowAsync<ConnectorException>(SendAsync);

        (failure.RetryAfter?.TotalSeconds).ShouldBe(seconds);
    }

    [Fact]
    public async Task A_reset_connection_has_no_status_and_is_one_request()
    {
        await SendAsync();
        _connector.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        var failure = await Should.ThrowAsync<ConnectorException>(SendAsync);

        failure.Status.ShouldBeNull();
        failure.Code.ShouldBeNull();
        _connector.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_connection_is_told_apart_because_nothing_was_sent()
    {
        var serviceUrl = _connector.ServiceUrl;
        await _connector.DisposeAsync();

        var failure = await Should.ThrowAsync<ConnectorException>(() => _client.SendToConversationAsync(serviceUrl, "a:1", new Activity(), CancellationToken.None));

        failure.Status.ShouldBeNull();
        failure.Code.ShouldBe("ConnectionFailed");
    }

    [Fact]
    public async Task A_request_is_given_up_after_fifteen_seconds()
    {
        var arrived = new TaskCompletionSource();
        _connector.Answer = async context =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        };

        var sending = SendAsync();
        await arrived.Task;
        _clock.Advance(ConnectorClient.TimeLimit);

        (await Should.ThrowAsync<ConnectorException>(sending)).Status.ShouldBeNull();
    }

    [Fact]
    public async Task The_caller_s_cancellation_stays_a_cancellation()
    {
        using var cancelled = new CancellationTokenSource();
        var arrived = new TaskCompletionSource();
        _connector.Answer = async context =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        };

        var sending = _client.SendToConversationAsync(_connector.ServiceUrl, "a:1", new Activity(), cancelled.Token);
        await arrived.Task;
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(sending);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        _credential.Failure = new AuthenticationFailedException("no");

        var failure = await Should.ThrowAsync<ConnectorException>(SendAsync);

        failure.Code.ShouldBe("TokenUnavailable");
        failure.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        _connector.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_foreign_host_gets_neither_request_nor_token()
    {
        var failure = await Should.ThrowAsync<ConnectorException>(() => _client.SendToConversationAsync("https://evilbotframework.com/", "a:1", new Activity(), CancellationToken.None));

        failure.Code.ShouldBe("ServiceUrlNotAllowed");
        _credential.Scopes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sixty_four_sends_are_in_flight_at_once()
    {
        using var all = new CountdownEvent(64);
        var released = new TaskCompletionSource();
        _connector.Answer = async context =>
        {
            if (all.Signal())
                released.SetResult();
            await released.Task;
            await context.Response.WriteAsync("""{"id":"1"}""");
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => SendAsync()));

        answers.ShouldAllBe(answer => answer.Id == "1");
    }

    private ConnectorClient CreateClient(string serviceUrl)
    {
        var options = Options.Create(new Microsoft365Options { AppId = FakeIssuer.AppId, TenantId = FakeIssuer.TenantId, OpenIdMetadataUrl = serviceUrl, TeamsServiceUrl = serviceUrl });
        var cloud = CloudAddresses.Resolve(options.Value);
        var clock = new WireClock(_clock);
        var tokens = new ConnectorTokens(_credential, cloud, clock, NullLogger<ConnectorTokens>.Instance);
        return new ConnectorClient(_http, tokens, new OutboundHosts(cloud), options, clock, NullLogger<ConnectorClient>.Instance);
    }

    private Task<ResourceResponse> SendAsync() => _client.SendToConversationAsync(_connector.ServiceUrl, "a:1", new Activity(), CancellationToken.None);
}
