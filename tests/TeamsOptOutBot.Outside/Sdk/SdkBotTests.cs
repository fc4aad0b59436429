using System.Text.Json.Nodes;
using Shouldly;

namespace TeamsOptOutBot.Outside.Sdk;

/// <summary>If Microsoft's own bot library lives in the simulated tenant, the tenant is one that Microsoft's library knows.</summary>
public sealed class SdkBotTests(SdkTenant tenant) : IClassFixture<SdkTenant>
{
    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasSdk), SkipType = typeof(Needs))]
    public async Task It_hears_of_an_install_and_of_a_removal()
    {
        var person = tenant.Somebody();
        await tenant.PostAsync($"/sim/people/{person.Mail}/app", new { @do = "install" });
        await tenant.PostAsync($"/sim/people/{person.Mail}/app", new { @do = "uninstall" });

        (await tenant.NotesAsync("installed")).ShouldContain(note => (string?)note["installed"] == person.Id.ToString());
        (await tenant.NotesAsync("removed")).ShouldContain(note => (string?)note["removed"] == person.Id.ToString());
        (await tenant.NotesAsync("added")).ShouldContain(note => note["added"]!.AsArray().Any(id => (string?)id == person.TeamsId));
        await NothingUnknownAsync();
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasSdk), SkipType = typeof(Needs))]
    public async Task It_answers_a_message_with_a_token_of_the_tenants_own_issuer()
    {
        var person = tenant.Somebody();
        await tenant.SayAsync(person, "send Grüße \"zu\" <b>zwei</b>");
        await tenant.SayAsync(person, "two");
        await tenant.SayAsync(person, "later");

        var messages = await tenant.FromBotAsync(person);
        messages.Select(message => (string?)message["text"]).ShouldBe(["sent Grüße \"zu\" <b>zwei</b>", "one", "two", "later, unasked"]);
        (await tenant.NotesAsync("sentId")).Select(note => (string?)note["sentId"]).ShouldContain((string?)messages[0]["id"]);
        var log = (await tenant.GetAsync("/sim/log")).AsArray();
        log.ShouldContain(entry => (string?)entry!["operation"] == "token" && (int?)entry["status"] == 200);
        log.ShouldContain(entry => (string?)entry!["operation"] == "openid.keys" && (int?)entry["status"] == 200);
        await NothingUnknownAsync();
    }

    [Theory(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasSdk), SkipType = typeof(Needs))]
    [InlineData("none")]
    [InlineData("wrong")]
    [InlineData("unknown")]
    [InlineData("otherChannel")]
    public async Task It_refuses_the_tokens_that_the_simulator_forges(string sign)
    {
        // Some refusals of the SDK are plain errors, which its adapter answers with 500.
        (await PostRawAsync("lost forged", sign)).ShouldBeOneOf(401, 500);
        (await PostRawAsync("lost genuine", "good")).ShouldBe(200);

        (await tenant.NotesAsync("text")).ShouldNotContain(note => (string?)note["text"] == "lost forged");
        (await tenant.NotesAsync("text")).ShouldContain(note => (string?)note["text"] == "lost genuine");
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasSdk), SkipType = typeof(Needs))]
    public async Task It_updates_and_deletes_its_messages()
    {
        var person = tenant.Somebody();
        await tenant.SayAsync(person, "update");
        await tenant.SayAsync(person, "delete");

        var messages = await tenant.FromBotAsync(person);
        messages.Count.ShouldBe(2);
        ((string?)messages[0]["card"]!["body"]![0]!["text"]).ShouldBe("after");
        ((bool?)messages[1]["deleted"]).ShouldBe(true);
        await NothingUnknownAsync();
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasSdk), SkipType = typeof(Needs))]
    public async Task It_reads_an_error_of_the_connector_with_its_code()
    {
        var person = tenant.Somebody();
        await tenant.SayAsync(person, "lost");

        var note = (await tenant.NotesAsync("error")).Single(note => (string?)note["text"] == "lost");
        ((int?)note["status"]).ShouldBe(404);
        ((string?)note["code"]).ShouldBe("ActivityNotFoundInConversation");
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasSdk), SkipType = typeof(Needs))]
    public async Task It_reads_the_members_of_a_chat_and_of_a_team_page_by_page()
    {
        var person = tenant.Somebody();
        await tenant.SayAsync(person, "members");
        await tenant.SayAsync(person, "member");
        await tenant.SayAsync(person, "members", "team");

        var lists = await tenant.NotesAsync("members");
        lists[^2]["members"]!.AsArray().Select(id => (string?)id).ShouldBe([person.Id.ToString()]);
        ((int?)lists[^1]["pages"]).ShouldNotBeNull().ShouldBeGreaterThan(1);
        var team = lists[^1]["members"]!.AsArray().Select(id => (string?)id).ToList();
        team.ShouldBeUnique();
        team.Count.ShouldBeGreaterThan(50);
        var member = (await tenant.NotesAsync("member"))[^1]["member"]!;
        ((string?)member["id"]).ShouldBe(person.TeamsId);
        ((string?)member["aadObjectId"]).ShouldBe(person.Id.ToString());
        ((string?)member["email"]).ShouldBe(person.Mail);
        await NothingUnknownAsync();
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasSdk), SkipType = typeof(Needs))]
    public async Task It_creates_conversations_by_Teams_id_and_by_Entra_id()
    {
        var (asker, byTeamsId, byEntraId, stranger) = (tenant.Somebody(), tenant.Somebody(), tenant.Somebody(), tenant.Somebody());
        foreach (var person in new[] { byTeamsId, byEntraId })
        {
            await tenant.PostAsync($"/sim/people/{person.Mail}/app", new { @do = "preinstall" });
        }

        await tenant.SayAsync(asker, $"create {byTeamsId.TeamsId}");
        await tenant.SayAsync(asker, $"create {byEntraId.Id}");
        await tenant.SayAsync(asker, $"create {stranger.TeamsId}");

        foreach (var person in new[] { byTeamsId, byEntraId })
        {
            (await tenant.FromBotAsync(person)).ShouldHaveSingleItem()["text"]!.GetValue<string>().ShouldBe("hello from a new conversation");
            (await tenant.NotesAsync("created")).ShouldContain(note => (string?)note["created"] == person.ConversationId);
        }

        (await tenant.FromBotAsync(stranger)).ShouldBeEmpty();
        (await tenant.NotesAsync("error")).ShouldContain(note => (string?)note["text"] == $"create {stranger.TeamsId}" && (string?)note["code"] == "ForbiddenOperationException");
        await NothingUnknownAsync();
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasSdk), SkipType = typeof(Needs))]
    public async Task It_finds_its_mention_in_a_channel_and_opens_a_thread()
    {
        var person = tenant.Somebody();
        await tenant.SayAsync(person, "send to the channel", "team");
        await tenant.SayAsync(person, "thread", "team");

        var texts = (await tenant.ChatAsync(person, "team")).Where(message => (string?)message["from"] == "bot").ToList();
        texts.ShouldContain(message => (string?)message["text"] == "sent to the channel");
        var thread = texts.Single(message => (string?)message["text"] == "a new thread");
        var note = (await tenant.NotesAsync("thread"))[^1];
        ((string?)note["thread"]).ShouldEndWith($";messageid={(string?)thread["id"]}");
        await NothingUnknownAsync();
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasSdk), SkipType = typeof(Needs))]
    public async Task It_handles_a_press_and_a_dialog()
    {
        var person = tenant.Somebody();
        await tenant.SayAsync(person, "card");
        var id = (string?)(await tenant.FromBotAsync(person)).ShouldHaveSingleItem()["id"];

        var pressed = await tenant.PostAsync($"/sim/people/{person.Mail}/press", new { messageId = id, verb = "count", inputs = new { note = "n" } });
        var fetched = await tenant.PostAsync($"/sim/people/{person.Mail}/press", new { messageId = id, dialog = "fetch" });
        var submitted = await tenant.PostAsync($"/sim/people/{person.Mail}/press", new { messageId = id, dialog = "submit", data = new { answer = 42 } });

        ((int?)pressed["status"], (int?)fetched["status"], (int?)submitted["status"]).ShouldBe((200, 200, 200));
        ((string?)pressed["body"]!["type"]).ShouldBe("application/vnd.microsoft.card.adaptive");
        ((string?)(await tenant.FromBotAsync(person))[0]["card"]!["body"]![0]!["text"]).ShouldBe("counted 1");
        var note = (await tenant.NotesAsync("pressed"))[^1];
        JsonNode.DeepEquals(note["data"], new JsonObject { ["n"] = 1, ["note"] = "n" }).ShouldBeTrue(note.ToJsonString());
        ((string?)note["trigger"], (string?)note["by"]).ShouldBe(("manual", person.Id.ToString()));
        ((string?)fetched["body"]!["task"]!["value"]!["card"]!["content"]!["body"]![0]!["text"]).ShouldBe("dialog one");
        ((string?)submitted["body"]!["task"]!["value"]).ShouldBe("submitted 42");
    }

    /// <summary>The tenant refuses and notes what it does not know.</summary>
    private async Task NothingUnknownAsync() => (await tenant.GetAsync("/sim/unknown")).AsArray().Select(entry => entry!.ToJsonString()).ShouldBeEmpty();

    private async Task<int?> PostRawAsync(string text, string sign) => (int?)(await tenant.PostAsync("/sim/activities", new
    {
        body = new { type = "message", text, channelId = "msteams", serviceUrl = tenant.ServiceUrl, conversation = new { id = "a:x" }, from = new { id = "29:x" }, recipient = new { id = "28:x" } },
        sign,
    }))["status"];
}
