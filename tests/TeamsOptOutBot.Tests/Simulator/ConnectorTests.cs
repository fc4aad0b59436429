using System.Net.Http.Json;
using System.Net;
using Shouldly;
using Xunit;

namespace TeamsOptOutBot.Tests.Simulator;

public sealed class ConnectorTests(SimulatedTenant tenant) : IClassFixture<SimulatedTenant>
{
    private static readonly object NoticeCard = new { type = "AdaptiveCard", version = "1.5", body = Array.Empty<object>() };

    [Fact]
    public async Task A_card_is_sent_updated_and_deleted()
    {
        var person = tenant.Anybody(1);
        await tenant.InstallAsync(person);

        using var sent = await tenant.Connector.PostAsJsonAsync(SimulatedTenant.Activities(person), SimulatedTenant.Card(NoticeCard));
        var id = (string?)(await SimulatedTenant.ReadAsync(sent))!["id"];
        using var updated = await tenant.Connector.PutAsJsonAsync($"{SimulatedTenant.Activities(person)}/{id}", SimulatedTenant.Text("changed"));
        var after = await tenant.GetAsync($"/sim/people/{person.Mail}/chat");
        using var deleted = await tenant.Connector.DeleteAsync($"{SimulatedTenant.Activities(person)}/{id}");
        using var again = await tenant.Connector.DeleteAsync($"{SimulatedTenant.Activities(person)}/{id}");

        sent.StatusCode.ShouldBe(HttpStatusCode.Created);
        updated.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string?)after[0]!["id"]).ShouldBe(id);
        ((string?)after[0]!["text"]).ShouldBe("changed");
        deleted.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        ((bool)(await tenant.GetAsync($"/sim/people/{person.Mail}/chat"))[0]!["deleted"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task Text_beside_a_card_is_split_and_brings_no_id()
    {
        var person = tenant.Anybody(2);
        await tenant.InstallAsync(person);

        using var sent = await tenant.Connector.PostAsJsonAsync(SimulatedTenant.Activities(person), new
        {
            type = "message",
            text = "Look",
            attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive", content = NoticeCard } },
        });

        sent.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await sent.Content.ReadAsStringAsync()).ShouldBeEmpty();
        (await tenant.GetAsync($"/sim/people/{person.Mail}/chat")).AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Creating_a_conversation_gives_the_same_id_each_time()
    {
        var person = tenant.Anybody(3);
        await tenant.InstallAsync(person);

        (await CreateAsync(person.TeamsId)).Id.ShouldBe(person.ConversationId);
        (await CreateAsync(person.Id.ToString())).Id.ShouldBe(person.ConversationId);
    }

    [Fact]
    public async Task Where_the_app_is_not_installed_no_conversation_is_created()
    {
        var (status, _, code) = await CreateAsync(tenant.Anybody(4).TeamsId);

        status.ShouldBe(HttpStatusCode.Forbidden);
        code.ShouldBe("ForbiddenOperationException");
    }

    [Fact]
    public async Task Who_removed_or_blocked_the_app_is_told_apart()
    {
        var person = tenant.Anybody(5);
        await tenant.InstallAsync(person);
        await tenant.PostAsync($"/sim/people/{person.Mail}/app", new { @do = "block" });
        var blocked = await SendAsync(person, SimulatedTenant.Text("hello"));
        await tenant.PostAsync($"/sim/people/{person.Mail}/app", new { @do = "uninstall" });
        var removed = await SendAsync(person, SimulatedTenant.Text("hello"));

        blocked.ShouldBe((403, "ConversationBlockedByUser"));
        removed.ShouldBe((403, "BotNotInConversationRoster"));
    }

    [Fact]
    public async Task What_Teams_refuses_is_refused()
    {
        var person = tenant.Anybody(6);
        await tenant.InstallAsync(person);

        (await SendAsync(person, new { type = "message" })).ShouldBe((400, "BadSyntax"));
        (await SendAsync(person, new { type = "event" })).ShouldBe((400, "BadArgument"));
        (await SendAsync(person, new { type = "message", text = "x", from = new { id = "28:somebody-else" } })).ShouldBe((400, "BadArgument"));
        (await SendAsync(person, SimulatedTenant.Text(new string('x', 60_000)))).ShouldBe((413, "MessageSizeTooBig"));
        (await tenant.GetAsync($"/sim/people/{person.Mail}/chat")).AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_member_nobody_documented_is_refused_and_listed()
    {
        var person = tenant.Anybody(7);
        await tenant.InstallAsync(person);

        (await SendAsync(person, new { type = "message", text = "x", colour = "red" })).ShouldBe((400, "BadSyntax"));

        (await tenant.GetAsync("/sim/unknown")).AsArray().ShouldContain(e => (string?)e!["unknown"] == "activity.colour");
    }

    [Fact]
    public async Task Unknown_conversations_and_messages_are_not_found()
    {
        var person = tenant.Anybody(8);
        await tenant.InstallAsync(person);

        using var conversation = await tenant.Connector.PostAsJsonAsync("v3/conversations/a%3Anobody/activities", SimulatedTenant.Text("x"));
        using var message = await tenant.Connector.PutAsJsonAsync($"{SimulatedTenant.Activities(person)}/1", SimulatedTenant.Text("x"));

        ((string?)(await SimulatedTenant.ReadAsync(conversation))!["error"]!["code"]).ShouldBe("ConversationNotFound");
        ((string?)(await SimulatedTenant.ReadAsync(message))!["error"]!["code"]).ShouldBe("ActivityNotFoundInConversation");
    }

    [Fact]
    public async Task The_id_that_Graph_shows_for_a_chat_reaches_the_same_chat()
    {
        var person = tenant.Anybody(9);
        await tenant.InstallAsync(person);
        var id = $"19:{person.Id}_{tenant.Host.BotSettings["Microsoft365__AppId"]}@unq.gbl.spaces";

        using var sent = await tenant.Connector.PostAsJsonAsync($"v3/conversations/{Uri.EscapeDataString(id)}/activities", SimulatedTenant.Text("hello"));

        sent.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await tenant.GetAsync($"/sim/people/{person.Mail}/chat")).AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Members_of_a_chat_are_read_page_by_page()
    {
        var person = tenant.Anybody(10);
        await tenant.InstallAsync(person);

        using var response = await tenant.Connector.GetAsync($"v3/conversations/{Uri.EscapeDataString(person.ConversationId)}/pagedmembers?pageSize=100");
        var members = (await SimulatedTenant.ReadAsync(response))!["members"]!.AsArray();

        ((string?)members.Single()!["aadObjectId"]).ShouldBe(person.Id.ToString());
        ((string?)members.Single()!["email"]).ShouldBe(person.Mail);
    }

    private async Task<(int Status, string? Code)> SendAsync(TeamsOptOutBot.Simulator.Directory.Person person, object activity)
    {
        using var response = await tenant.Connector.PostAsJsonAsync(SimulatedTenant.Activities(person), activity);
        return ((int)response.StatusCode, (string?)(await SimulatedTenant.ReadAsync(response))?["error"]?["code"]);
    }

    private async Task<(HttpStatusCode Status, string? Id, string? Code)> CreateAsync(string member)
    {
        using var response = await tenant.Connector.PostAsJsonAsync("v3/conversations", new
        {
            isGroup = false,
            bot = new { id = $"28:{tenant.Host.BotSettings["Microsoft365__AppId"]}" },
            members = new[] { new { id = member } },
            tenantId = tenant.Host.BotSettings["Microsoft365__TenantId"],
            channelData = new { tenant = new { id = tenant.Host.BotSettings["Microsoft365__TenantId"] } },
        });
        var body = await SimulatedTenant.ReadAsync(response);
        return (response.StatusCode, (string?)body?["id"], (string?)body?["error"]?["code"]);
    }
}
