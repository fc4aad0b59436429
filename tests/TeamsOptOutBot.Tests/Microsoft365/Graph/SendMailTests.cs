using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Microsoft365.Graph;
using Xunit;
using AspNetResults = Microsoft.AspNetCore.Http.Results;

namespace TeamsOptOutBot.Tests.Microsoft365.Graph;

public class SendMailTests
{
    private const string Path = "/v1.0/users/notices@contoso.example/sendMail";

    private static readonly OutgoingMail Notice = new("notices@contoso.example", "ada@contoso.example", "Action required", "<html>“Ünï”</html>", "c7-p3-1");

    [Fact]
    public async Task One_mail_is_one_request_with_our_key_and_no_copy_in_sent_items()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("POST", Path, _ => AspNetResults.StatusCode(202));

        await graph.Mail.SendAsync(Notice, CancellationToken.None);

        var body = JsonNode.Parse(graph.Requests.ShouldHaveSingleItem().Body)!;
        ((bool)body["saveToSentItems"]!).ShouldBeFalse();
        var message = body["message"]!;
        ((string?)message["subject"]).ShouldBe("Action required");
        ((string?)message["body"]!["contentType"]).ShouldBe("HTML");
        ((string?)message["body"]!["content"]).ShouldBe("<html>“Ünï”</html>");
        ((string?)message["toRecipients"]!.AsArray().ShouldHaveSingleItem()!["emailAddress"]!["address"]).ShouldBe("ada@contoso.example");
        var header = message["internetMessageHeaders"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)header["name"]).ShouldBe("x-staff-notice-id");
        ((string?)header["value"]).ShouldBe("c7-p3-1");
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_mail_is_never_sent_a_second_time_by_itself(int status)
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("POST", Path, _ => FakeGraph.Json("""{"error":{"code":"ErrorServerBusy","message":"ada@contoso.example"}}""", status));

        var refused = await Should.ThrowAsync<GraphException>(() => graph.Mail.SendAsync(Notice, CancellationToken.None));

        graph.Requests.Count.ShouldBe(1);
        refused.Status.ShouldBe((HttpStatusCode)status);
        refused.Code.ShouldBe("ErrorServerBusy");
        refused.Message.ShouldNotContain("ada@");
    }

    [Fact]
    public async Task The_sign_in_page_of_a_network_is_no_acceptance()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("POST", Path, _ => AspNetResults.Content("<!doctype html><p>Sign in to the network.", "text/html"));

        (await Should.ThrowAsync<GraphException>(() => graph.Mail.SendAsync(Notice, CancellationToken.None))).IsUnanswered.ShouldBeTrue();
    }

    [Fact]
    public async Task A_missing_right_names_the_permission()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.On("POST", Path, _ => FakeGraph.Json("""{"error":{"code":"ErrorAccessDenied","message":"Access is denied."}}""", 403));

        (await Should.ThrowAsync<GraphException>(() => graph.Mail.SendAsync(Notice, CancellationToken.None))).Permission.ShouldBe("Mail.Send");
    }
}
