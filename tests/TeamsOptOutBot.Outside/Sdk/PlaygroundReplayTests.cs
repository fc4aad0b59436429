using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Tests.Microsoft365.Bot;

namespace TeamsOptOutBot.Outside.Sdk;

/// <summary>The recorded traffic of Microsoft 365 Agents Playground, played to our model, our endpoint and our connector client.</summary>
public sealed class PlaygroundReplayTests
{
    [Fact(Skip = Needs.Conformance, SkipUnless = nameof(Needs.HasConformance), SkipType = typeof(Needs))]
    public void Every_recorded_activity_survives_our_model_whole()
    {
        JsonObject[] activities = [.. PlaygroundSamples.ToBot.Select(sample => sample.Activity), .. PlaygroundSamples.FromBot.Select(sample => sample.Activity).OfType<JsonObject>()];
        activities.Length.ShouldBeGreaterThan(25);
        foreach (var activity in activities)
        {
            var read = ActivityJson.ReadActivity(JsonSerializer.SerializeToUtf8Bytes(activity));
            var written = JsonSerializer.SerializeToNode(read, ActivityJson.Activity)!.AsObject();

            // The same moment, spelled in another way.
            var (before, after) = ((DateTimeOffset?)activity["timestamp"], (DateTimeOffset?)written["timestamp"]);
            after.ShouldBe(before);
            written["timestamp"] = activity["timestamp"]?.DeepClone();
            if (before is null)
            {
                written.Remove("timestamp");
            }

            JsonNode.DeepEquals(written, activity).ShouldBeTrue(written.ToJsonString());
        }
    }

    [Fact(Skip = Needs.Conformance, SkipUnless = nameof(Needs.HasConformance), SkipType = typeof(Needs))]
    public async Task Every_recorded_activity_reaches_the_bot_and_is_answered_as_it_should_be()
    {
        var replayed = new ReplayedBot();
        await using var bot = await BotHost.StartAsync();
        bot.Bot.OnTurn = replayed.OnTurnAsync;
        var answers = new List<string>();
        foreach (var (name, activity) in PlaygroundSamples.ToBot)
        {
            var answer = await PostAsync(bot, PlaygroundSamples.InOurTenant(activity));
            answers.Add($"{name[..2]} {answer.Status}");
        }

        // Message extensions are not ours.
        answers.ShouldBe(
        [
            "01 200", "02 200", "04 200", "06 200", "08 200", "09 200", "10 200", "11 200", "17 200", "18 200", "19 200", "20 200",
            "21 501", "22 501", "23 501", "24 200", "25 200", "26 200", "27 200", "28 200",
        ]);
        replayed.Reached.ShouldBe(
        [
            "update 2", "add", "message hello bot", "message card",
            """press inc {"n":0,"note":"my note"}""", """press toast {"n":2}""", """press fail {"n":2}""", """submit {"cmd":"submitted","note":"via submit"}""",
            "message card", "message card", """press fail {"n":0}""", "message hello thread", "message from megan via custom", "update 1", "add", "remove", "update 0",
        ]);
    }

    [Fact(Skip = Needs.Conformance, SkipUnless = nameof(Needs.HasConformance), SkipType = typeof(Needs))]
    public async Task Our_connector_client_sends_what_was_recorded_and_reads_what_was_answered()
    {
        await using var connector = await RecordingConnector.StartAsync();
        await using var ours = new OurConnector(connector.ServiceUrl);
        var recorded = PlaygroundSamples.FromBot.ToList();
        recorded.Count.ShouldBeGreaterThan(7);
        foreach (var (name, method, url, activity, status, answer) in recorded)
        {
            connector.Answer = (status, answer);
            var result = await ours.CallAsync(Call(method, url, activity), TestContext.Current.CancellationToken);

            var request = connector.Take(withAccept: false).ShouldHaveSingleItem(name);
            ((string?)request["method"]).ShouldBe(method, name);
            ((string?)request["target"]).ShouldEndWith(url[url.IndexOf("/v3/", StringComparison.Ordinal)..], Case.Sensitive, name);
            JsonNode.DeepEquals(Known(request["body"], activity), activity).ShouldBeTrue($"{name}: {request["body"]?.ToJsonString()}");
            ((string?)result["id"]).ShouldBe(answer.Length > 0 && status < 300 ? (string?)JsonNode.Parse(answer)!["id"] : null, name);
            ((int?)result["status"]).ShouldBe(status < 300 ? null : status, name);
        }
    }

    /// <summary>Without what our client fills in where the recording bot had left it out.</summary>
    private static JsonNode? Known(JsonNode? sent, JsonObject? recorded)
    {
        if (sent is JsonObject body && recorded is not null)
        {
            foreach (var filledIn in body.Select(member => member.Key).Where(name => name is "from" or "conversation" or "id" or "replyToId" && !recorded.ContainsKey(name)).ToList())
            {
                body.Remove(filledIn);
            }
        }

        return sent;
    }

    private static JsonObject Call(string method, string url, JsonObject? activity)
    {
        // …/v3/conversations/{conversation}/activities[/{id}]
        var parts = url[url.IndexOf("/v3/", StringComparison.Ordinal)..].Split('/').Select(Uri.UnescapeDataString).ToArray();
        var call = method switch { "PUT" => "update", "DELETE" => "delete", _ => parts.Length > 5 ? "reply" : "send" };
        return new JsonObject { ["call"] = call, ["conversation"] = parts[3], ["id"] = parts.Length > 5 ? parts[5] : null, ["activity"] = activity?.DeepClone() };
    }

    private static async Task<BotAnswer> PostAsync(BotHost bot, JsonObject activity)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(activity.ToJsonString())) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        var token = bot.Token(claims => claims["serviceurl"] = (string?)activity["serviceUrl"]);
        return await bot.SendAsync(request, "Bearer " + token);
    }
}
