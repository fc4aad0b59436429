using System.Text.Json.Nodes;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Hosting;

namespace TeamsOptOutBot.Tests.Fuzzing;

/// <summary>Activities as Teams sends them, one of each kind; what the fuzzer begins with.</summary>
internal sealed class BaseActivities(Tenant tenant, int campaign)
{
    /// <summary>Words that the log must never hold.</summary>
    public const string SecretText = "zebrafish-7f31";
    public const string SecretName = "Quetzal Nightingale";

    public static readonly string[] Answers = ["done", "keptAsIs", "notApplicable", "ratherNotSay"];

    private static readonly string[] Commands =
    [
        "help", "status", "my data", $"verify {SecretText}", $"status {SecretText}", "campaigns", "templates", "notice", $"remind {SecretText}", $"start {SecretText} to Recruiters",
        $"start linkedin-ai to \"{SecretText}\" due in 5 days", "close \"", SecretText, "", "start linkedin-ai to", "start linkedin-ai to Recruiters except Recruiters",
    ];

    private static readonly string[] Verbs = [.. Answers, "more", "back", "change", "view", "help", "later", "sendNow", "testToMe", "cancel", "nudge", "unknownVerb", "__proto__"];

    public static int Kinds => Commands.Length + (2 * Verbs.Length) + Others;

    private const int Others = 7;

    public JsonObject Make(int kind, Person person)
    {
        if (kind < Commands.Length)
            return Message(person, Commands[kind]);
        kind -= Commands.Length;
        if (kind < Verbs.Length)
            return Press(person, Verbs[kind]);
        kind -= Verbs.Length;
        if (kind < Verbs.Length)
            return Submit(person, Verbs[kind]);
        return (kind - Verbs.Length) switch
        {
            0 => Installation(person, "add"),
            1 => Installation(person, "add-upgrade"),
            2 => MembersAdded(person),
            3 => Invoke(person, "task/fetch", new JsonObject { ["data"] = new JsonObject { ["campaign"] = campaign }, ["context"] = new JsonObject { ["theme"] = "default" } }),
            4 => Invoke(person, "task/submit", new JsonObject { ["data"] = new JsonObject { ["x"] = SecretText } }),
            5 => Invoke(person, "application/search", new JsonObject { ["queryText"] = SecretText, ["queryOptions"] = new JsonObject { ["skip"] = 0, ["top"] = 15 } }),
            _ => Mentioned(person, "status"),
        };
    }

    private JsonObject Message(Person person, string text)
    {
        var activity = Start("message", person);
        activity["textFormat"] = "plain";
        activity["text"] = text;
        return activity;
    }

    private JsonObject Mentioned(Person person, string text)
    {
        var activity = Message(person, $"<at>{tenant.BotName}</at> {text}");
        activity["entities"]!.AsArray().Add(new JsonObject
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = tenant.BotId, ["name"] = tenant.BotName },
            ["text"] = $"<at>{tenant.BotName}</at>",
        });
        return activity;
    }

    private JsonObject Press(Person person, string verb) => Invoke(person, "adaptiveCard/action", new JsonObject
    {
        ["action"] = new JsonObject
        {
            ["type"] = "Action.Execute",
            ["title"] = "A button",
            ["id"] = "b1",
            ["verb"] = verb,
            ["data"] = new JsonObject { ["campaign"] = campaign, ["version"] = 1, ["when"] = "tomorrow", ["nested"] = new JsonObject { ["campaign"] = campaign, ["list"] = new JsonArray(1, "2", null) } },
        },
        ["trigger"] = "manual",
    });

    private JsonObject Submit(Person person, string verb)
    {
        var activity = Start("message", person);
        activity["replyToId"] = "1700000000000";
        activity["value"] = new JsonObject { ["verb"] = verb, ["campaign"] = campaign, ["version"] = 1 };
        return activity;
    }

    private JsonObject Invoke(Person person, string name, JsonObject value)
    {
        var activity = Start("invoke", person);
        activity["name"] = name;
        activity["replyToId"] = "1700000000000";
        activity["value"] = value;
        return activity;
    }

    private JsonObject Installation(Person person, string action)
    {
        var activity = Start("installationUpdate", person);
        activity["action"] = action;
        return activity;
    }

    private JsonObject MembersAdded(Person person)
    {
        var activity = Start("conversationUpdate", person);
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = person.TeamsId, ["aadObjectId"] = person.Id.ToString() }, new JsonObject { ["id"] = tenant.BotId });
        return activity;
    }

    private JsonObject Start(string type, Person person) => new()
    {
        ["type"] = type,
        ["id"] = "f:5d3a6a26-2f0b-4a6e-9a3c-000000000001",
        ["timestamp"] = "2026-11-23T09:00:00.000Z",
        ["localTimestamp"] = "2026-11-23T10:00:00.000+01:00",
        ["localTimezone"] = "Europe/Berlin",
        ["channelId"] = "msteams",
        ["serviceUrl"] = tenant.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = person.TeamsId, ["name"] = SecretName, ["aadObjectId"] = person.Id.ToString() },
        ["conversation"] = new JsonObject { ["conversationType"] = "personal", ["tenantId"] = tenant.TenantIdText, ["id"] = person.ConversationId },
        ["recipient"] = new JsonObject { ["id"] = tenant.BotId, ["name"] = tenant.BotName },
        ["locale"] = "en-GB",
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-GB", ["country"] = "GB", ["platform"] = "Web" }),
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant.TenantIdText } },
    };
}
