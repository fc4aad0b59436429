using System.Text.Json.Nodes;
using TeamsOptOutBot.Tests.Microsoft365.Bot;

namespace TeamsOptOutBot.Outside.Sdk;

/// <summary>The calls that both clients make, as <c>call-connector.js</c> reads them.</summary>
internal static class ConnectorCalls
{
    public const string BotId = "28:" + FakeIssuer.AppId;
    private const string Personal = "a:1pL_x-7~Q.";
    private const string Thread = "19:6TeamXyz1@thread.tacv2;messageid=1485983408511";

    public static JsonArray All => new(
        Create("29:1Abc_def-GHI"),
        Create("aaaaaaaa-0000-4000-8000-000000000001"),
        With("send", Personal, activity: Text("Hello")),
        With("send", Thread, activity: Text("Grüße, \"Zürich\" <b>&amp;</b> \u2028 日本 \U0001F642")),
        With("send", "19:odd id/with?every#thing%20+=&,$[]@thread.v2", activity: Text("escaped")),
        With("send", "19:ümläut@unq.gbl.spaces", activity: Text("escaped")),
        With("send", Personal, activity: Card()),
        With("send", Personal, activity: Full()),
        With("send", Personal, activity: new JsonObject { ["type"] = "typing", ["from"] = Account(BotId), ["conversation"] = new JsonObject { ["id"] = Personal } }),
        With("send", RecordingConnector.Silent, activity: Text("no id comes back")),
        With("send", RecordingConnector.Missing, activity: Text("refused")),
        With("reply", Thread, "1485983408511", Text("A reply", replyTo: "1485983408511")),
        With("update", Personal, "f:1/2;3", Card(id: "f:1/2;3")),
        With("delete", Thread, "1795444373723"),
        With("delete", RecordingConnector.Missing, "1"),
        Members(null, null),
        Members(50, null),
        Members(500, "next/+ page=ü&x"));

    /// <summary>Where the two are meant to differ; each has a test of its own.</summary>
    public static JsonObject Marks => With("send", "19:it's(a)*mark!@thread.v2", activity: Text("marks"));

    public static JsonObject Sparse => With("send", Personal, activity: new JsonObject { ["type"] = "message", ["text"] = "sparse" });

    public static JsonObject UnknownMember => With("send", Personal, activity: Text("with a member of tomorrow", more: ("tomorrow", new JsonObject { ["x"] = 1 })));

    public static JsonObject Busy => With("send", RecordingConnector.Busy, activity: Text("busy"));

    public static JsonObject Turn(string serviceUrl)
    {
        var incoming = BotHost.Message();
        incoming["serviceUrl"] = serviceUrl;
        incoming["locale"] = "de-DE";
        return new JsonObject { ["call"] = "turn", ["incoming"] = incoming, ["activity"] = new JsonObject { ["type"] = "message", ["text"] = "answer" } };
    }

    private static JsonObject Create(string member) => new() { ["call"] = "create", ["bot"] = BotId, ["member"] = member, ["tenant"] = FakeIssuer.TenantId };

    private static JsonObject With(string call, string conversation, string? id = null, JsonObject? activity = null) =>
        new() { ["call"] = call, ["conversation"] = conversation, ["id"] = id, ["activity"] = activity };

    private static JsonObject Members(int? pageSize, string? continuationToken)
    {
        var call = new JsonObject { ["call"] = "members", ["conversation"] = Personal };
        if (pageSize is not null)
        {
            call["pageSize"] = pageSize;
        }

        if (continuationToken is not null)
        {
            call["continuationToken"] = continuationToken;
        }

        return call;
    }

    private static JsonObject Account(string id) => new() { ["id"] = id };

    private static JsonObject Text(string text, string? replyTo = null, (string Name, JsonNode Value)? more = null)
    {
        var activity = new JsonObject { ["type"] = "message", ["from"] = Account(BotId), ["conversation"] = Account(Personal), ["text"] = text };
        if (replyTo is not null)
        {
            activity["replyToId"] = replyTo;
        }

        if (more is var (name, value))
        {
            activity[name] = value;
        }

        return activity;
    }

    private static JsonObject Card(string? id = null)
    {
        var activity = Text("");
        activity.Remove("text");
        activity["summary"] = "Action required";
        activity["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = JsonNode.Parse("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"<at>A</at> ${x}","wrap":true}],"actions":[],"msteams":{"width":"Full","entities":[]},"n":1.25,"nothing":null}"""),
        });
        activity["channelData"] = new JsonObject { ["notification"] = new JsonObject { ["alert"] = true } };
        if (id is not null)
        {
            activity["id"] = id;
        }

        return activity;
    }

    private static JsonObject Full()
    {
        var activity = Text("everything that the model names");
        activity["recipient"] = new JsonObject { ["id"] = "29:a", ["name"] = "A", ["aadObjectId"] = "aaaaaaaa-0000-4000-8000-000000000001", ["role"] = "user" };
        activity["channelId"] = "msteams";
        activity["textFormat"] = "markdown";
        activity["locale"] = "de-DE";
        activity["importance"] = "high";
        activity["deliveryMode"] = "notification";
        activity["inputHint"] = "acceptingInput";
        activity["attachmentLayout"] = "list";
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = "<at>A</at>", ["mentioned"] = Account("29:a") });
        activity["suggestedActions"] = new JsonObject { ["to"] = new JsonArray("29:a"), ["actions"] = new JsonArray(new JsonObject { ["type"] = "imBack", ["title"] = "Help", ["value"] = "help" }) };
        activity["value"] = new JsonObject { ["a"] = new JsonArray(1, "2", null) };
        return activity;
    }
}
