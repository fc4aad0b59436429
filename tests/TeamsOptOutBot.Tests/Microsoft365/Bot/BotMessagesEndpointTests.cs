using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Microsoft365.Bot.Endpoint;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Bot;

/// <summary>Bad input, failing turns and answers, over HTTP.</summary>
public sealed class BotMessagesEndpointTests : IAsyncLifetime
{
    private BotHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await BotHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Other_methods_are_answered_405(string method) =>
        (await _host.SendAsync(new HttpMethod(method), body: null, "Bearer " + _host.Token())).ShouldBeRefused(405, "MethodNotAllowed");

    [Fact]
    public async Task A_probe_by_HEAD_is_answered_405_without_a_body()
    {
        var answer = await _host.SendAsync(HttpMethod.Head, body: null, authorization: null);

        answer.Status.ShouldBe(405);
        answer.Text.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Another_content_type_is_answered_415(string? mediaType) =>
        (await _host.SendAsync(HttpMethod.Post, BotHost.Message().ToJsonString(), "Bearer " + _host.Token(), mediaType)).ShouldBeRefused(415, "UnsupportedMediaType");

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"type\":\"message\"} trailing")]
    [InlineData("{\"type\":7}")]
    [InlineData("{\"type\":\"message\",\"conversation\":\"a:1\"}")]
    [InlineData("{\"type\":\"message\",\"entities\":{}}")]
    [InlineData("{\"type\":\"message\",\"channelData\":[]}")]
    [InlineData("{\"type\":\"message\",\"timestamp\":5}")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud800\"}")]
    [InlineData("{\"type\":\"message\",\"value\":{\"verb\":\"\\udc00\"}}")]
    [InlineData("{\"type\":\"message\",\"serviceUrl\":\"a\",\"serviceUrl\":\"b\"}")]
    [InlineData("{\"type\":\"message\",\"value\":{\"a\":1,\"a\":2}}")]
    [InlineData("{}")]
    public async Task What_is_no_activity_is_answered_400(string body) => (await _host.PostTextAsync(body)).ShouldBeRefused(400, "BadRequest");

    [Theory]
    [InlineData("type")]
    [InlineData("serviceUrl")]
    [InlineData("conversation")]
    public async Task An_activity_without_what_every_turn_needs_is_answered_400(string member)
    {
        var activity = BotHost.Message();
        activity.Remove(member);

        var answer = await _host.PostAsync(activity);

        answer.ShouldBeRefused(400, "BadRequest");
        answer.Text.ShouldContain(member);
    }

    [Fact]
    public async Task A_body_that_is_not_UTF_8_is_answered_400()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) };
        request.Content.Headers.ContentType = new("application/json");

        (await _host.SendAsync(request, "Bearer " + _host.Token())).ShouldBeRefused(400, "BadRequest");
    }

    [Fact]
    public async Task Deep_nesting_is_answered_400()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 5000)) + string.Concat(Enumerable.Repeat("]", 5000));

        (await _host.PostTextAsync($$"""{"type":"message","value":{{deep}}}""")).ShouldBeRefused(400, "BadRequest");
    }

    [Fact]
    public async Task Too_much_is_answered_413_whether_announced_or_not()
    {
        var body = $$"""{"type":"message","text":"{{new string('x', RequestBody.MaxBytes)}}"}""";
        (await _host.PostTextAsync(body)).ShouldBeRefused(413, "TooLarge");

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(body))) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = true;
        (await _host.SendAsync(request, "Bearer " + _host.Token())).ShouldBeRefused(413, "TooLarge");
    }

    [Fact]
    public async Task Fifty_thousand_characters_reach_the_bot()
    {
        var activity = BotHost.Message();
        activity["text"] = new string('x', 50_000);

        (await _host.PostAsync(activity)).Status.ShouldBe(200);
        _host.Bot.Turns[0].Text!.Length.ShouldBe(50_000);
    }

    [Fact]
    public async Task A_stranger_s_malformed_body_is_answered_401_and_not_parsed() =>
        (await _host.SendAsync(HttpMethod.Post, "{", authorization: null)).ShouldBeRefused(401, "Bearer");

    [Fact]
    public async Task An_unknown_activity_type_is_answered_200_with_an_empty_body()
    {
        var activity = BotHost.Message();
        activity["type"] = "somethingNew";

        var answer = await _host.PostAsync(activity);

        answer.Status.ShouldBe(200);
        answer.Text.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_invoke_that_the_bot_leaves_unanswered_is_answered_501() =>
        (await _host.PostAsync(BotHost.Invoke("composeExtension/query", new JsonObject()))).ShouldBeRefused(501, "NotImplemented");

    [Fact]
    public async Task An_invoke_s_status_and_body_are_the_HTTP_answer()
    {
        _host.Bot.OnTurn = (turn, _) =>
        {
            turn.InvokeResponse = new InvokeResponse(412, new JsonObject { ["grüße"] = "ok" });
            return Task.CompletedTask;
        };

        var answer = await _host.PostAsync(BotHost.Invoke("signin/tokenExchange", value: null));

        answer.Status.ShouldBe(412);
        ((string?)answer.Json["grüße"]).ShouldBe("ok");
    }

    [Fact]
    public async Task A_failing_turn_is_answered_500_and_logged()
    {
        _host.Bot.OnTurn = (_, _) => throw new InvalidOperationException("the secret of the failure");

        var answer = await _host.PostAsync();

        answer.ShouldBeRefused(500, "TurnFailed");
        answer.Text.ShouldNotContain("secret");
        _host.Log.Text.ShouldContain("the secret of the failure");
    }

    [Fact]
    public async Task A_failing_press_is_answered_with_a_sentence_for_the_person()
    {
        _host.Bot.OnTurn = (_, _) => throw new InvalidOperationException("the secret of the failure");

        var answer = await _host.PostAsync(BotHost.Invoke("adaptiveCard/action", Press()));

        answer.Status.ShouldBe(200);
        ((int)answer.Json["statusCode"]!).ShouldBe(500);
        ((string?)answer.Json["type"]).ShouldBe("application/vnd.microsoft.error");
        ((string?)answer.Json["value"]!["message"]).ShouldBe("Something went wrong on our side. Nothing was recorded. Please press again.");
        answer.Text.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_failing_dialog_shows_a_sentence()
    {
        _host.Bot.OnTurn = (_, _) => throw new InvalidOperationException();

        var answer = await _host.PostAsync(BotHost.Invoke("task/fetch", new JsonObject()));

        answer.Status.ShouldBe(200);
        ((string?)answer.Json["task"]!["type"]).ShouldBe("message");
    }

    [Fact]
    public async Task A_turn_is_ended_after_fifteen_seconds()
    {
        var started = new TaskCompletionSource();
        _host.Bot.OnTurn = async (_, cancellationToken) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        };

        var posted = _host.PostAsync(BotHost.Invoke("adaptiveCard/action", Press()));
        await started.Task;
        _host.Clock.Advance(BotTurn.TimeLimit);
        var answer = await posted;

        answer.Status.ShouldBe(200);
        ((string?)answer.Json["value"]!["code"]).ShouldBe("TurnTimedOut");
    }

    [Fact]
    public async Task A_client_that_hangs_up_does_not_cancel_the_turn()
    {
        var started = new TaskCompletionSource();
        var hungUp = new TaskCompletionSource();
        var recorded = new TaskCompletionSource<bool>();
        _host.Bot.OnTurn = async (_, cancellationToken) =>
        {
            started.SetResult();
            await hungUp.Task;
            recorded.SetResult(!cancellationToken.IsCancellationRequested);
        };
        var body = BotHost.Message().ToJsonString();

        using (var client = new TcpClient())
        {
            await client.ConnectAsync(IPAddress.Loopback, new Uri(_host.Url).Port);
            var request = $"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer {_host.Token()}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request));
            await started.Task;
            client.Client.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        hungUp.SetResult();
        (await recorded.Task).ShouldBeTrue();
    }

    private static JsonObject Press() => new() { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "answer" } };
}
