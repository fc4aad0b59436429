using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Outside.Connector;

/// <summary>Every command and every button there is, by HR, employees, a stranger, managers and nobody in particular.</summary>
internal sealed class DrivenStory(TenantControl tenant)
{
    private static readonly string[] EverybodysCommands =
        ["help", "notice", "verify linkedin-ai", "verify nothing-like-it", "my data", "status", "status linkedin-ai", "stauts", "start linkedin-ai to \"Recruiters", "close linkedin-ai"];

    private static readonly string[] RefusedStarts =
        ["start linkedin-ai to Nobody Knows", "start linkedin-ai to \"Marketing Team\"", "start linkedin-ai to \"Alumni Programme\"", "start linkedin-ai to \"Works Council\"", "start nothing to Recruiters"];

    private readonly List<(string Press, JsonNode Body)> answers = [];
    private readonly HashSet<string> pressed = new(StringComparer.Ordinal);

    /// <summary>What the bot returned to presses, where it returned something.</summary>
    public IReadOnlyList<(string Press, JsonNode Body)> Answers => answers;

    public IReadOnlySet<string> Pressed => pressed;

    public async Task PlayAsync()
    {
        var hr = Mail((await tenant.PeopleAsync("HR"))[0]);
        var recipients = await tenant.PeopleAsync("Recruiters");
        var stranger = Mail((await tenant.PeopleAsync("IT Service Desk"))[0]);
        var managers = recipients.Select(p => (string?)p["manager"]).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        await SayAllAsync(stranger, EverybodysCommands);
        await SayAllAsync(hr, [.. RefusedStarts, "templates", "campaigns", "help"]);
        await WritePolicyNoteAsync(hr);
        await StartAsync(hr);

        var people = recipients.Select(Mail).Where(mail => mail != hr).Take(8).ToList();
        foreach (var mail in people)
        {
            await NoticeOfAsync(mail);
        }

        await AnswerAsync(people, stranger);
        await SayAllAsync(people[0], ["my data", "status"]);
        foreach (var manager in managers)
        {
            await SayAllAsync(manager, ["status"]);
            await PressAllAsync(manager, "nudge", "view");
        }

        await tenant.SayAsync(hr, "status", "team");
        await SayAllAsync(hr, ["status", "status linkedin-ai", "status linkedinai", "campaigns", "remind linkedin-ai"]);
        await PressAllAsync(hr, "view");
        await SayAllAsync(hr, ["close linkedin-ai", "status linkedin-ai", "campaigns"]);
        await PressAsync(people[^1], "done");
        await PressAsync(people[0], "change");
        await SayAllAsync(people[1], ["verify linkedin-ai", "my data", "erase me"]);
        await PressAsync(people[1], "eraseMe");
        await SayAllAsync(hr, [$"why {people[0]} linkedin-ai", "doctor"]);
        await ByMailAsync(hr);
    }

    private async Task ByMailAsync(string hr)
    {
        await SayAllAsync(hr, ["start linkedin-ai to \"Page Admins\" via carrier pigeon"]);
        var before = (await tenant.ChatAsync(hr)).Select(m => (string)m["id"]!).ToHashSet(StringComparer.Ordinal);
        await tenant.SayAsync(hr, "start linkedin-ai to \"Page Admins\" via outlook");

        // Older previews wait in the chat, too.
        var preview = await Waiting.ForAsync(
            async () => (await tenant.ChatAsync(hr)).LastOrDefault(m => !before.Contains((string)m["id"]!) && VerbsOf(m["card"]).Contains("sendNow", StringComparer.Ordinal)), () => $"{hr} has no new preview");
        await PressMessageAsync(hr, (string)preview["id"]!, "sendNow", null);
        var reader = Mail((await tenant.PeopleAsync("Page Admins"))[0]);
        var mail = await Waiting.ForAsync(async () => (await tenant.GetAsync($"/sim/people/{reader}/mail")).AsArray().LastOrDefault()?.AsObject(), () => $"{reader} has no mail");
        foreach (var verb in new[] { "more", "back", "done" })
        {
            var answer = await tenant.PressAsync(reader, new JsonObject { ["messageId"] = (string)mail["id"]!, ["verb"] = verb, ["in"] = "mail" });
            answers.Add(($"{verb} by {reader} in Outlook", answer["body"]!));
        }

        answers.Add(($"refresh by {reader} in Outlook", (await tenant.PressAsync(reader, new JsonObject { ["messageId"] = (string)mail["id"]!, ["trigger"] = "automatic", ["in"] = "mail" }))["body"]!));
    }

    private async Task WritePolicyNoteAsync(string hr)
    {
        await tenant.SayAsync(hr, "policy-note");
        await PressAsync(hr, "policyNoteForm");
        await PressAsync(hr, "policyNoteWrite", new JsonObject
        {
            ["organisation"] = "Contoso",
            ["regions"] = "eu-eea,united-kingdom",
            ["pages"] = "yes",
            ["seats"] = 12,
            ["worksCouncil"] = "unsure",
            ["contactName"] = "Ada Lovelace",
            ["contactMail"] = "ada@contoso.example",
            ["language"] = "en",
        });
    }

    private static string Mail(JsonObject person) => (string)person["mail"]!;

    private async Task StartAsync(string hr)
    {
        await tenant.SayAsync(hr, "start linkedin-ai to Sales");
        await PressAsync(hr, "cancel");
        foreach (var group in await tenant.GetAsync("/sim/groups") is JsonArray groups ? groups.Select(g => g!).Where(g => (string?)g["name"] == "Sales") : [])
        {
            await SayAllAsync(hr, [$"start linkedin-ai to {group["id"]}", $"start linkedin-ai to {group["mail"]}"]);
        }

        await tenant.SayAsync(hr, "start linkedin-ai to Recruiters, “Page Admins”");
        await PressAsync(hr, "testToMe");
        await PressAsync(hr, "sendNow");
    }

    private async Task AnswerAsync(List<string> people, string stranger)
    {
        await PressAsync(people[0], "done");
        await PressAsync(people[0], "change");
        await PressAsync(people[0], "keptAsIs");
        await PressAsync(people[1], "notApplicable");
        foreach (var (mail, verb) in people.Skip(2).Zip(["ratherNotSay", "help", "back", "later"]))
        {
            await PressAsync(mail, "more");
            await PressAsync(mail, verb, inputs: new JsonObject { ["when"] = "thursday" });
        }

        var notice = await NoticeOfAsync(people[6]);
        await PressMessageAsync(stranger, (string)notice["id"]!, "done", null);
        await PressMessageAsync(people[6], (string)notice["id"]!, "keptAsIs", null, data: new JsonObject { ["campaign"] = 4711, ["version"] = 1 });
        await PressMessageAsync(people[6], (string)notice["id"]!, "keptAsIs", null, data: new JsonObject());
    }

    private async Task SayAllAsync(string mail, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            await tenant.SayAsync(mail, text);
        }
    }

    private Task<JsonObject> NoticeOfAsync(string mail) => Waiting.ForAsync(() => CardWithAsync(mail, "done", "change"), () => $"{mail} has no notice");

    /// <summary>The newest card in the chat that has one of these buttons.</summary>
    private async Task<JsonObject?> CardWithAsync(string mail, params string[] verbs) =>
        (await tenant.ChatAsync(mail)).LastOrDefault(m => verbs.Any(verb => VerbsOf(m["card"]).Contains(verb, StringComparer.Ordinal)));

    private async Task PressAsync(string mail, string verb, JsonObject? inputs = null)
    {
        var message = await Waiting.ForAsync(() => CardWithAsync(mail, verb), () => $"{mail} has no button {verb}");
        await PressMessageAsync(mail, (string)message["id"]!, verb, inputs);
    }

    /// <summary>Presses these buttons on every card that has them.</summary>
    private async Task PressAllAsync(string mail, params string[] verbs)
    {
        foreach (var message in await tenant.ChatAsync(mail))
        {
            foreach (var verb in VerbsOf(message["card"]).Intersect(verbs, StringComparer.Ordinal).ToList())
            {
                await PressMessageAsync(mail, (string)message["id"]!, verb, null);
            }
        }
    }

    private async Task PressMessageAsync(string mail, string messageId, string verb, JsonObject? inputs, JsonObject? data = null)
    {
        var press = new JsonObject { ["messageId"] = messageId, ["verb"] = verb };
        if (inputs is not null)
        {
            press["inputs"] = inputs;
        }

        if (data is not null)
        {
            press["data"] = data;
        }

        var answer = await tenant.PressAsync(mail, press);
        pressed.Add(verb);
        if ((int)answer["status"]! == 200 && answer["body"] is JsonObject body)
        {
            answers.Add(($"{verb} by {mail}", body));
        }
    }

    private static IEnumerable<string> VerbsOf(JsonNode? node) => node switch
    {
        JsonObject element when (string?)element["type"] == "Action.Execute" => [(string)element["verb"]!],
        JsonObject element => element.SelectMany(member => VerbsOf(member.Value)),
        JsonArray items => items.SelectMany(VerbsOf),
        _ => [],
    };
}
