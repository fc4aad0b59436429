using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Outside.Sent;
using TeamsOptOutBot.Simulator;
using TeamsOptOutBot.Simulator.Directory;

namespace TeamsOptOutBot.Outside.Sdk;

/// <summary>As the Playground's traffic shows, the two events of an install come at the same time, and again whenever somebody opens the page.</summary>
public sealed class InstallEventTests : IAsyncLifetime
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http = new();
    private SimulatorHost _simulator = null!;

    public async ValueTask InitializeAsync()
    {
        _simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Port = 0, StartBot = true, Language = "en-GB", Record = SentFolder.Own }, TestContext.Current.CancellationToken);
        _http.BaseAddress = new Uri(_simulator.Url);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_simulator is not null)
        {
            await _simulator.DisposeAsync();
        }
    }

    [Fact]
    public async Task Install_events_that_repeat_and_come_in_either_order_leave_one_conversation_that_the_notice_goes_to()
    {
        var directory = _simulator.Directory;
        var hr = directory.FindGroups("HR")[0].People.First();
        var recruiters = directory.TransitiveMembers(directory.FindGroups("Recruiters")[0]).Where(person => person is { Enabled: true, Guest: false }).OrderBy(person => person.Mail, StringComparer.Ordinal).ToList();
        (Person Person, string[] Events)[] orders =
        [
            (recruiters[1], ["installationUpdate", "conversationUpdate", "installationUpdate", "conversationUpdate"]),
            (recruiters[2], ["conversationUpdate", "installationUpdate", "conversationUpdate", "conversationUpdate"]),
            (recruiters[3], ["conversationUpdate"]),
        ];
        foreach (var (person, events) in orders)
        {
            await PostAsync($"/sim/people/{person.Mail}/app", new { @do = "preinstall" });
            foreach (var type in events)
            {
                ((int?)(await PostAsync("/sim/activities", new { body = Event(person, type) }))["status"]).ShouldBe(200, $"{person.Mail} {type}");
            }
        }

        await SayAsync(hr, "start linkedin-ai to Recruiters");
        var preview = (await BotMessagesAsync(hr, 1))[^1];
        ((int?)(await PostAsync($"/sim/people/{hr.Mail}/press", new { messageId = (string?)preview["id"], title = "Send now" }))["status"]).ShouldBe(200);

        foreach (var (person, _) in orders)
        {
            (await BotMessagesAsync(person, 1)).ShouldHaveSingleItem()["card"].ShouldNotBeNull();
        }

        // Their conversations were known: nobody was asked for them again.
        var log = (await _http.GetFromJsonAsync<JsonArray>("/sim/log?limit=10000"))!;
        var mails = orders.Select(order => order.Person.Mail).ToList();
        log.Where(entry => mails.Contains((string?)entry!["person"] ?? "") && (string?)entry!["direction"] == "toTenant").Select(entry => (string?)entry!["operation"]).ShouldBe(["connector.send", "connector.send", "connector.send"]);
    }

    /// <summary>Says it again when the first turn took the bot longer than Teams waits, as on a machine with much else to do.</summary>
    private async Task SayAsync(Person person, string text)
    {
        using var limit = new CancellationTokenSource(TimeLimit);
        while ((int?)(await PostAsync($"/sim/people/{person.Mail}/say", new { text }))["status"] != 200)
        {
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    private JsonObject Event(Person person, string type)
    {
        var bot = "28:" + _simulator.BotSettings["Microsoft365__AppId"];
        var tenant = _simulator.BotSettings["Microsoft365__TenantId"];
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = $"f:{Guid.NewGuid()}",
            ["channelId"] = "msteams",
            ["serviceUrl"] = _simulator.BotSettings["Microsoft365__TeamsServiceUrl"],
            ["from"] = new JsonObject { ["id"] = person.TeamsId, ["aadObjectId"] = person.Id.ToString() },
            ["conversation"] = new JsonObject { ["conversationType"] = "personal", ["tenantId"] = tenant, ["id"] = person.ConversationId },
            ["recipient"] = new JsonObject { ["id"] = bot },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } },
        };
        if (type == "installationUpdate")
        {
            activity["action"] = "add";
        }
        else
        {
            activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = person.TeamsId, ["aadObjectId"] = person.Id.ToString() }, new JsonObject { ["id"] = bot });
        }

        return activity;
    }

    /// <summary>Waits until the bot has written this much to the person.</summary>
    private async Task<IReadOnlyList<JsonObject>> BotMessagesAsync(Person person, int atLeast)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeLimit);
        while (true)
        {
            var chat = (await _http.GetFromJsonAsync<JsonArray>($"/sim/people/{person.Mail}/chat", limit.Token))!;
            JsonObject[] written = [.. chat.Select(message => message!.AsObject()).Where(message => (string?)message["from"] == "bot")];
            if (written.Length >= atLeast)
            {
                return written;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
        }
    }

    private async Task<JsonNode> PostAsync(string path, object body)
    {
        using var response = await _http.PostAsJsonAsync(path, body);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
