using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Hosting;

namespace TeamsOptOutBot.Simulator.Client;

/// <summary>Activities as Teams sends them.</summary>
internal sealed class Activities(Tenant tenant, TimeProvider clock)
{
    public const string Teams = "msteams";
    public const string Outlook = "outlook";

    public JsonObject Message(Person person, JsonObject conversation, string id, string text)
    {
        var activity = Start("message", person, conversation, id, withName: true);
        activity["textFormat"] = "plain";
        activity["text"] = text;
        activity["locale"] = LocaleOf(person);
        activity["entities"] = new JsonArray(ClientInfo(person));
        activity["channelData"] = ChannelData();
        return activity;
    }

    public JsonObject ChannelMessage(Person person, string thread, string id, string text)
    {
        var mention = $"<at>{tenant.BotName}</at>";
        var activity = Message(person, ChannelConversation(thread), id, $"{mention} {text}");
        activity["entities"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "mention",
                ["mentioned"] = new JsonObject { ["id"] = tenant.BotId, ["name"] = tenant.BotName },
                ["text"] = mention,
            },
            ClientInfo(person));
        activity["channelData"] = new JsonObject
        {
            ["teamsChannelId"] = tenant.ChannelId,
            ["teamsTeamId"] = tenant.TeamId,
            ["channel"] = new JsonObject { ["id"] = tenant.ChannelId },
            ["team"] = new JsonObject { ["id"] = tenant.TeamId },
            ["tenant"] = new JsonObject { ["id"] = tenant.TenantIdText },
        };
        return activity;
    }

    /// <summary>A plain Action.Submit: a message without text.</summary>
    public JsonObject Submit(Person person, JsonObject conversation, string replyToId, JsonNode value)
    {
        var activity = Start("message", person, conversation, NewId(), withName: true);
        activity["locale"] = LocaleOf(person);
        activity["entities"] = new JsonArray(ClientInfo(person));
        activity["channelData"] = ChannelData("message");
        activity["replyToId"] = replyToId;
        activity["value"] = value;
        return activity;
    }

    public JsonObject Invoke(Person person, JsonObject conversation, string? replyToId, string name, JsonNode value, string channelId = Teams)
    {
        var activity = Start("invoke", person, conversation, $"f:{NewId()}", withName: true);
        activity["channelId"] = channelId;
        activity["name"] = name;
        activity["locale"] = LocaleOf(person);
        activity["entities"] = new JsonArray(ClientInfo(person));
        activity["channelData"] = ChannelData("message");
        if (replyToId is not null)
        {
            activity["replyToId"] = replyToId;
        }

        activity["value"] = value;
        return activity;
    }

    /// <param name="action"><c>add</c> or <c>remove</c>.</param>
    public JsonObject InstallationUpdate(Person person, JsonObject conversation, string action)
    {
        var activity = Start("installationUpdate", person, conversation, $"f:{NewId()}", withName: false);
        activity["action"] = action;
        activity["locale"] = LocaleOf(person);
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = LocaleOf(person) });
        var data = ChannelData("message");
        data["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = (string?)conversation["id"] } };
        if (IsChannel(conversation))
        {
            data["team"] = Team();
        }

        activity["channelData"] = data;
        return activity;
    }

    /// <summary>The bot was added: in a personal chat the person as well, in a channel the bot alone.</summary>
    public JsonObject MembersAdded(Person person, JsonObject conversation)
    {
        var activity = Start("conversationUpdate", person, conversation, $"f:{NewId()}", withName: false);
        var bot = new JsonObject { ["id"] = tenant.BotId };
        activity["membersAdded"] = IsChannel(conversation)
            ? new JsonArray(bot)
            : new JsonArray(new JsonObject { ["id"] = person.TeamsId, ["aadObjectId"] = person.Id.ToString() }, bot);
        var data = ChannelData();
        if (IsChannel(conversation))
        {
            data["team"] = Team();
            data["eventType"] = "teamMemberAdded";
            data["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = tenant.ChannelId } };
        }

        activity["channelData"] = data;
        return activity;
    }

    public JsonObject PersonalConversation(Person person) => new()
    {
        ["conversationType"] = "personal",
        ["tenantId"] = tenant.TenantIdText,
        ["id"] = person.ConversationId,
    };

    public JsonObject ChannelConversation(string? thread) => new()
    {
        ["isGroup"] = true,
        ["conversationType"] = "channel",
        ["tenantId"] = tenant.TenantIdText,
        ["id"] = thread is null ? tenant.ChannelId : $"{tenant.ChannelId};messageid={thread}",
    };

    private static bool IsChannel(JsonObject conversation) => (string?)conversation["conversationType"] == "channel";

    private static string LocaleOf(Person person) => person.Language ?? "en-US";

    private static string NewId() => Guid.NewGuid().ToString();

    private static JsonObject ClientInfo(Person person) => new()
    {
        ["type"] = "clientInfo",
        ["locale"] = LocaleOf(person),
        ["country"] = person.Country.Code,
        ["platform"] = "Web",
        ["timezone"] = person.Country.TimeZone,
    };

    private JsonObject Start(string type, Person person, JsonObject conversation, string id, bool withName)
    {
        var now = clock.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(person.Country.TimeZone));
        var from = new JsonObject { ["id"] = person.TeamsId, ["aadObjectId"] = person.Id.ToString() };
        if (withName)
        {
            from["name"] = person.Name;
        }

        return new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = now.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["localTimestamp"] = local.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            ["localTimezone"] = person.Country.TimeZone,
            ["channelId"] = Teams,
            ["serviceUrl"] = tenant.ServiceUrl,
            ["from"] = from,
            ["conversation"] = conversation,
            ["recipient"] = new JsonObject { ["id"] = tenant.BotId, ["name"] = tenant.BotName },
        };
    }

    private JsonObject ChannelData(string? source = null)
    {
        var data = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant.TenantIdText } };
        if (source is not null)
        {
            data["source"] = new JsonObject { ["name"] = source };
        }

        return data;
    }

    private JsonObject Team() => new()
    {
        ["id"] = tenant.TeamId,
        ["name"] = tenant.TeamName,
        ["aadGroupId"] = tenant.TeamGroupId.ToString(),
    };
}
