using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Tests.Microsoft365.Bot;

namespace TeamsOptOutBot.Outside.Sdk;

/// <summary>
/// The official SDK's connector client and ours make the same requests for the same calls. Where they are meant to
/// differ a test of its own says how and why: Accept, marks in ids, members left out, members unknown, retries, answers in a turn.
/// </summary>
public sealed class ConnectorOracleTests : IAsyncLifetime
{
    private RecordingConnector _connector = null!;
    private OurConnector _ours = null!;

    public async ValueTask InitializeAsync()
    {
        _connector = await RecordingConnector.StartAsync();
        _ours = new OurConnector(_connector.ServiceUrl);
    }

    public async ValueTask DisposeAsync()
    {
        await _ours.DisposeAsync();
        await _connector.DisposeAsync();
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasSdk), SkipType = typeof(Needs))]
    public async Task Both_clients_make_the_same_requests_and_read_the_same_answers()
    {
        var (theirs, ours) = await CallAsync(ConnectorCalls.All);

        ours.Requests.Count.ShouldBe(ConnectorCalls.All.Count);
        Differences(theirs.Requests, ours.Requests).ShouldBeEmpty();
        Differences(theirs.Results, ours.Results).ShouldBeEmpty();
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasSdk), SkipType = typeof(Needs))]
    public async Task JSON_is_asked_for_by_us_alone()
    {
        // A gateway on the way that can answer in several forms is told which one is read.
        var (theirs, ours) = await CallAsync([ConnectorCalls.Sparse], withAccept: true);

        ((string?)ours.Requests[0]["headers"]!["Accept"]).ShouldBe("application/json");
        ((string?)theirs.Requests[0]["headers"]!["Accept"]).ShouldBe("");
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasSdk), SkipType = typeof(Needs))]
    public async Task Marks_in_an_id_are_escaped_by_us_and_mean_the_same()
    {
        // RFC 3986 reserves ! ' ( ) *; encodeURIComponent leaves them as they are. A server reads one and the same id.
        var (theirs, ours) = await CallAsync([ConnectorCalls.Marks]);

        var (their, our) = ((string)theirs.Requests[0]["target"]!, (string)ours.Requests[0]["target"]!);
        our.ShouldNotBe(their);
        Uri.UnescapeDataString(our).ShouldBe(Uri.UnescapeDataString(their));
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasSdk), SkipType = typeof(Needs))]
    public async Task Sender_and_conversation_are_filled_in_by_our_client_itself()
    {
        // With the SDK its adapter does that before the client is called.
        var (theirs, ours) = await CallAsync([ConnectorCalls.Sparse]);

        var expected = theirs.Requests[0]["body"]!.AsObject();
        expected["from"] = new JsonObject { ["id"] = ConnectorCalls.BotId };
        expected["conversation"] = new JsonObject { ["id"] = (string)ConnectorCalls.Sparse["conversation"]! };
        Text(ours.Requests[0]["body"]!).ShouldBe(Text(expected));
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasSdk), SkipType = typeof(Needs))]
    public async Task A_member_that_neither_knows_is_sent_by_us_and_dropped_by_the_SDK()
    {
        var (theirs, ours) = await CallAsync([ConnectorCalls.UnknownMember]);

        var body = ours.Requests[0]["body"]!.AsObject();
        body.Remove("tomorrow").ShouldBeTrue();
        Text(body).ShouldBe(Text(theirs.Requests[0]["body"]!));
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasSdk), SkipType = typeof(Needs))]
    public async Task A_send_is_repeated_by_the_SDK_and_never_by_us()
    {
        // The row in the outbox is the retry: a client that repeats a send below it could deliver a notice twice.
        var (theirs, ours) = await CallAsync([ConnectorCalls.Busy]);

        ours.Requests.Count.ShouldBe(1);
        theirs.Requests.Count.ShouldBeGreaterThan(1);
        ((int?)ours.Results[0]["status"]).ShouldBe(503);
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasSdk), SkipType = typeof(Needs))]
    public async Task An_answer_in_a_turn_is_sent_to_the_conversation_where_the_SDK_replies_to_the_activity()
    {
        // Teams shows both in the same place: a thread is named by the conversation's id, not by the activity replied to.
        var (theirs, ours) = await CallAsync([ConnectorCalls.Turn(_connector.ServiceUrl)]);

        var id = (string)BotHost.Message()["id"]!;
        ((string)theirs.Requests[0]["target"]!).ShouldBe($"{(string)ours.Requests[0]["target"]!}/{id}");
        var (their, our) = (theirs.Requests[0]["body"]!.AsObject(), ours.Requests[0]["body"]!.AsObject());
        foreach (var onlyTheirs in (string[])["replyToId", "locale", "inputHint"])
        {
            their.Remove(onlyTheirs);
        }

        Text(our).ShouldBe(Text(their));
    }

    private async Task<((IReadOnlyList<JsonObject> Requests, IReadOnlyList<JsonObject> Results) Theirs, (IReadOnlyList<JsonObject> Requests, IReadOnlyList<JsonObject> Results) Ours)> CallAsync(JsonArray calls, bool withAccept = false)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var input = new JsonObject { ["serviceUrl"] = _connector.ServiceUrl, ["appId"] = FakeIssuer.AppId, ["calls"] = calls.DeepClone() };
        var theirResults = await NodeScript.RunAsync("call-connector.js", input, cancellationToken);
        var theirs = _connector.Take(withAccept);
        var ourResults = new List<JsonObject>();
        foreach (var call in calls)
        {
            ourResults.Add(await _ours.CallAsync(call!.AsObject(), cancellationToken));
        }

        return ((theirs, [.. theirResults.AsArray().Select(result => result!.AsObject())]), (_connector.Take(withAccept), ourResults));
    }

    private static IEnumerable<string> Differences(IReadOnlyList<JsonObject> theirs, IReadOnlyList<JsonObject> ours)
    {
        theirs.Count.ShouldBe(ours.Count);
        return theirs.Zip(ours).Where(pair => Text(pair.First) != Text(pair.Second)).Select(pair => $"the SDK: {Text(pair.First)}, we: {Text(pair.Second)}");
    }

    /// <summary>One text for equal JSON: members by name.</summary>
    private static string Text(JsonNode json) => Sorted(json)!.ToJsonString();

    private static JsonNode? Sorted(JsonNode? json) => json switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => json?.DeepClone(),
    };
}
