using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Simulator.Directory;
using Xunit;

namespace TeamsOptOutBot.Tests.Simulator;

public sealed class ChatTests : IAsyncLifetime
{
    private static readonly object Notice = new
    {
        type = "AdaptiveCard",
        version = "1.5",
        body = new object[]
        {
            new
            {
                type = "ActionSet",
                actions = new object[]
                {
                    new { type = "Action.Execute", title = "I've opted out", verb = "answer", data = new { campaign = 7, answer = "done" }, fallback = new { type = "Action.Submit", title = "I've opted out" } },
                    new { type = "Action.Execute", title = "I'm keeping it on", verb = "answer", data = new { campaign = 7, answer = "kept" } },
                },
            },
        },
        actions = new object[]
        {
            new { type = "Action.Execute", title = "More", verb = "more" },
            new { type = "Action.Submit", title = "Open", data = new { msteams = new { type = "task/fetch" }, form = "help" } },
        },
    };

    private static readonly JsonObject Answered = new() { ["type"] = "AdaptiveCard", ["version"] = "1.5", ["speak"] = "Answered" };

    private readonly SimulatedTenant _tenant = new();

    public ValueTask InitializeAsync() => _tenant.InitializeAsync();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    [Fact]
    public async Task The_first_message_installs_the_app_and_is_a_Teams_message()
    {
        var person = _tenant.Anybody();

        var (_, body) = await _tenant.PostAsync($"/sim/people/{person.Mail}/say", new { text = "help" });

        ((int)body!["status"]!).ShouldBe(200);
        _tenant.Bot.Received.Take(2).Select(r => (string?)r.Activity["type"]).Order(StringComparer.Ordinal).ShouldBe(["conversationUpdate", "installationUpdate"]);
        var message = _tenant.Bot.OfType("message").Single();
        ((string?)message["text"]).ShouldBe("help");
        ((string?)message["channelId"]).ShouldBe("msteams");
        ((string?)message["from"]!["id"]).ShouldBe(person.TeamsId);
        ((string?)message["from"]!["aadObjectId"]).ShouldBe(person.Id.ToString());
        ((string?)message["conversation"]!["conversationType"]).ShouldBe("personal");
        ((string?)message["conversation"]!["id"]).ShouldBe(person.ConversationId);
        ((string?)message["recipient"]!["id"]).ShouldBe($"28:{_tenant.Host.BotSettings["Microsoft365__AppId"]}");
        ((string?)message["channelData"]!["tenant"]!["id"]).ShouldBe(_tenant.Host.BotSettings["Microsoft365__TenantId"]);
    }

    [Fact]
    public async Task In_the_channel_the_bot_is_mentioned_and_the_thread_is_named()
    {
        var person = _tenant.Anybody();
        await _tenant.PostAsync($"/sim/people/{person.Mail}/say", new { text = "status", @in = "team" });

        var message = _tenant.Bot.OfType("message").Single();
        var mention = message["entities"]!.AsArray().Single(e => (string?)e!["type"] == "mention")!;
        ((string?)message["text"]).ShouldBe($"{(string?)mention["text"]} status");
        ((string?)message["conversation"]!["conversationType"]).ShouldBe("channel");
        var conversation = (string)message["conversation"]!["id"]!;
        conversation.ShouldMatch("^19:.*@thread\\.tacv2;messageid=\\d+$");

        using var reply = await _tenant.Connector.PostAsJsonAsync($"v3/conversations/{Uri.EscapeDataString(conversation)}/activities", SimulatedTenant.Text("See your chat."));
        var channel = (await _tenant.GetAsync($"/sim/people/{_tenant.Anybody(1).Mail}/chat?in=team")).AsArray();
        channel.Select(m => (string?)m!["from"]).ShouldBe([person.Mail, "bot"]);
        ((string?)channel[1]!["thread"]).ShouldBe((string?)channel[0]!["id"]);
    }

    [Fact]
    public async Task A_press_sends_the_actions_data_with_the_inputs_and_the_returned_card_replaces_it()
    {
        var person = _tenant.Anybody();
        var id = await SendNoticeAsync(person);
        _tenant.Bot.Answer = _ => (200, CardAnswer());

        var (status, body) = await PressAsync(person, new { messageId = id, title = "I've opted out", inputs = new { note = "typed" } });

        status.ShouldBe(200);
        ((int)body!["status"]!).ShouldBe(200);
        var invoke = _tenant.Bot.OfType("invoke").Single();
        ((string?)invoke["name"]).ShouldBe("adaptiveCard/action");
        ((string?)invoke["replyToId"]).ShouldBe(id);
        ((string?)invoke["value"]!["trigger"]).ShouldBe("manual");
        invoke["value"]!["action"]!["data"]!.ToJsonString().ShouldBe("""{"campaign":7,"answer":"done","note":"typed"}""");
        ((string?)(await ChatAsync(person))[0]!["card"]!["speak"]).ShouldBe("Answered");
    }

    [Fact]
    public async Task A_second_device_presses_the_button_that_the_first_no_longer_shows()
    {
        var person = _tenant.Anybody();
        var id = await SendNoticeAsync(person);
        _tenant.Bot.Answer = _ => (200, CardAnswer());
        await PressAsync(person, new { messageId = id, title = "I've opted out" });

        var (status, _) = await PressAsync(person, new { messageId = id, title = "I've opted out" });

        status.ShouldBe(200);
        _tenant.Bot.OfType("invoke").Select(invoke => invoke["value"]!["action"]!["data"]!.ToJsonString()).ShouldBe(Enumerable.Repeat("""{"campaign":7,"answer":"done"}""", 2));
    }

    [Fact]
    public async Task A_verb_that_two_buttons_share_needs_a_title_or_data()
    {
        var person = _tenant.Anybody();
        var id = await SendNoticeAsync(person);

        (await PressAsync(person, new { messageId = id, verb = "answer" })).Status.ShouldBe(400);
        (await PressAsync(person, new { messageId = id, verb = "nonsense" })).Status.ShouldBe(400);
        (await PressAsync(person, new { messageId = id, verb = "answer", data = new { campaign = 7, answer = "kept" } })).Status.ShouldBe(200);
        ((string?)_tenant.Bot.OfType("invoke").Single()["value"]!["action"]!["title"]).ShouldBe("I'm keeping it on");
    }

    [Fact]
    public async Task A_strangers_press_comes_from_the_stranger_and_leaves_the_owners_card()
    {
        var (owner, stranger) = (_tenant.Anybody(), _tenant.Anybody(1));
        var id = await SendNoticeAsync(owner);
        _tenant.Bot.Answer = _ => (200, CardAnswer());

        await PressAsync(stranger, new { messageId = id, verb = "more" });

        ((string?)_tenant.Bot.OfType("invoke").Single()["from"]!["aadObjectId"]).ShouldBe(stranger.Id.ToString());
        (await ChatAsync(owner))[0]!["card"]!["speak"].ShouldBeNull();
    }

    [Fact]
    public async Task Dialogs_and_plain_submits_are_sent_as_Teams_sends_them()
    {
        var person = _tenant.Anybody();
        var id = await SendNoticeAsync(person);

        await PressAsync(person, new { messageId = id, dialog = "fetch" });
        await PressAsync(person, new { messageId = id, dialog = "submit", data = new { form = "help" }, inputs = new { reason = "why" } });
        await PressAsync(person, new { messageId = id, submit = true, data = new { a = 1 } });

        _tenant.Bot.OfType("invoke").Select(a => (string?)a["name"]).ShouldBe(["task/fetch", "task/submit"]);
        ((string?)_tenant.Bot.OfType("invoke")[1]["value"]!["data"]!["reason"]).ShouldBe("why");
        var submit = _tenant.Bot.OfType("message").Single();
        submit["text"].ShouldBeNull();
        submit["value"]!.ToJsonString().ShouldBe("""{"a":1}""");
    }

    [Fact]
    public async Task Waiting_for_a_message_ends_when_it_comes()
    {
        var person = _tenant.Anybody();
        await _tenant.InstallAsync(person);

        var waiting = _tenant.GetAsync($"/sim/people/{person.Mail}/chat?after=0&waitSeconds=30");
        using var sent = await _tenant.Connector.PostAsJsonAsync(SimulatedTenant.Activities(person), SimulatedTenant.Text("hello"));

        ((string?)(await waiting)[0]!["text"]).ShouldBe("hello");
    }

    [Fact]
    public async Task Messages_of_everybody_are_listed_in_order_with_equal_hashes_for_equal_contents()
    {
        for (var i = 0; i < 3; i++)
        {
            await SendNoticeAsync(_tenant.Anybody(i));
        }

        var all = (await _tenant.GetAsync("/sim/messages")).AsArray();
        var later = (await _tenant.GetAsync($"/sim/messages?after={(string?)all[0]!["id"]}&limit=1")).AsArray();

        all.Select(m => (string?)m!["person"]).ShouldBe(Enumerable.Range(0, 3).Select(i => _tenant.Anybody(i).Mail));
        all.Select(m => (string?)m!["hash"]).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        ((string?)later.Single()!["id"]).ShouldBe((string?)all[1]!["id"]);
    }

    [Fact]
    public async Task An_unreachable_bot_is_status_0()
    {
        var person = _tenant.Anybody();
        _tenant.Host.BotUrl = "http://127.0.0.1:9";

        var (_, body) = await _tenant.PostAsync($"/sim/people/{person.Mail}/say", new { text = "help" });

        ((int)body!["status"]!).ShouldBe(0);
    }

    [Fact]
    public async Task Of_two_replicas_the_living_one_is_asked()
    {
        var person = _tenant.Anybody();
        _tenant.Host.BotUrls = ["http://127.0.0.1:9", _tenant.Bot.Url];

        for (var i = 0; i < 4; i++)
        {
            var (_, body) = await _tenant.PostAsync($"/sim/people/{person.Mail}/say", new { text = "help" });
            ((int)body!["status"]!).ShouldBe(200);
        }
    }

    [Fact]
    public async Task Joiners_movers_and_leavers_change_the_directory()
    {
        var (status, joiner) = await _tenant.PostAsync("/sim/people", new { name = "Nora New", country = "DE", groups = new[] { "Recruiters" }, manager = _tenant.Anybody().Mail });
        var mail = (string)joiner!["mail"]!;
        using var moved = await _tenant.Open.PutAsync($"/sim/groups/{Uri.EscapeDataString("Page Admins")}/members/{mail}", null);
        var groups = (await _tenant.GetAsync("/sim/people?group=Page%20Admins")).AsArray().Single(p => (string?)p!["mail"] == mail)!["groups"]!.AsArray();
        using var left = await _tenant.Open.DeleteAsync($"/sim/people/{mail}");

        status.ShouldBe(201);
        groups.Select(g => (string?)g).ShouldBe(["Page Admins", "Recruiters"]);
        (await _tenant.GetAsync("/sim/people?group=Recruiters")).AsArray().ShouldNotContain(p => (string?)p!["mail"] == mail);
    }

    private static JsonObject CardAnswer() => new()
    {
        ["statusCode"] = 200,
        ["type"] = "application/vnd.microsoft.card.adaptive",
        ["value"] = Answered.DeepClone(),
    };

    private async Task<string> SendNoticeAsync(Person person)
    {
        await _tenant.InstallAsync(person);
        using var sent = await _tenant.Connector.PostAsJsonAsync(SimulatedTenant.Activities(person), SimulatedTenant.Card(Notice));
        return (string)(await SimulatedTenant.ReadAsync(sent))!["id"]!;
    }

    private Task<(int Status, JsonNode? Body)> PressAsync(Person person, object press) => _tenant.PostAsync($"/sim/people/{person.Mail}/press", press);

    private async Task<JsonArray> ChatAsync(Person person) => (await _tenant.GetAsync($"/sim/people/{person.Mail}/chat")).AsArray();
}
