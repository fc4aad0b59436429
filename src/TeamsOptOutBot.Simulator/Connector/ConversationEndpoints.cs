using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Hosting;
using TeamsOptOutBot.Simulator.Teams;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Connector;

/// <summary>The Bot Connector's REST API: making conversations and asking who is in them.</summary>
internal sealed class ConversationEndpoints(
    TenantGate gate, Tenant tenant, CompanyDirectory directory, Conversations conversations, Subjects subjects, ConnectorEndpoints connector, TimeProvider clock)
{
    private static readonly HashSet<string> Members = JsonShape.Set("isGroup bot members topicName tenantId channelData activity");
    private static readonly HashSet<string> Account = JsonShape.Set("id name aadObjectId role");

    public void Map(IEndpointRouteBuilder routes)
    {
        var service = ConnectorEndpoints.Service;
        routes.MapPost("/teams/v3/conversations", gate.Wrap(service, "connector.create", Create));
        var conversation = routes.MapGroup("/teams/v3/conversations/{cid}");
        conversation.MapGet("/members", gate.Wrap(service, "connector.members", r => Read(r, people => Write(writer => WriteArray(writer, people)))));
        conversation.MapGet("/activities/{aid}/members", gate.Wrap(service, "connector.members", r => Read(r, people => Write(writer => WriteArray(writer, people)))));
        conversation.MapGet("/members/{mid}", gate.Wrap(service, "connector.member", r => Read(r, people =>
            people.FirstOrDefault(p => p.TeamsId == r.Route("mid")) is { } person
                ? Write(writer => WriteMember(writer, person))
                : ConnectorErrors.Make(404, "MemberNotFoundInConversation", "The member is not in the conversation."))));
        conversation.MapGet("/pagedmembers", gate.Wrap(service, "connector.pagedmembers", r => Read(r, people => Page(r, people))));
    }

    private ValueTask<Answer> Create(TenantRequest request)
    {
        using var json = JsonDocument.Parse(request.Body);
        var body = json.RootElement;
        var unknown = JsonShape.Unknown(body, "body", Members) ?? JsonShape.Unknown(body.Member("bot"), "body.bot", Account);
        var answer = unknown is not null ? ConnectorErrors.Unknown(unknown)
            : body.Member("isGroup").ValueKind == JsonValueKind.True ? CreateThread(body)
            : CreateChat(body, request);
        return ValueTask.FromResult(answer);
    }

    private Answer CreateChat(JsonElement body, TenantRequest request)
    {
        var members = body.Member("members");
        if (members.ValueKind != JsonValueKind.Array || members.GetArrayLength() != 1 || members[0].Text("id") is not { } member)
        {
            return ConnectorErrors.BadSyntax("Incorrect conversation creation parameters: exactly one member is expected.");
        }

        if (JsonShape.Unknown(members[0], "body.members", Account) is { } unknown)
        {
            return ConnectorErrors.Unknown(unknown);
        }

        if (body.Text("tenantId") is not { } tenantId)
        {
            return ConnectorErrors.BadSyntax("Incorrect conversation creation parameters: tenantId is required.");
        }

        if (tenantId != tenant.TenantIdText || body.Member("bot").Text("id") is { } bot && bot != tenant.BotId)
        {
            return ConnectorErrors.Make(403, "ForbiddenOperationException", "The bot is not registered in this tenant.");
        }

        if (subjects.FindByMemberId(member) is not { } person)
        {
            return ConnectorErrors.Make(404, "ConversationNotFound", "The user was not found.");
        }

        var conversation = conversations.Of(person);
        if (conversation.App == AppState.NotInstalled)
        {
            return ConnectorErrors.Make(403, "ForbiddenOperationException", "Bot isn't installed in user's personal scope");
        }

        if (conversation.Creates.TryEnter(clock) is { } wait)
        {
            return TenantGate.Throttled(ConnectorEndpoints.Service, wait);
        }

        if (body.Member("activity") is { ValueKind: JsonValueKind.Object } activity)
        {
            var refused = OutgoingActivity.Refuse(activity, request.Body.Length, request.Body, tenant.BotId) ?? ConnectorEndpoints.Closed(conversation, clock);
            if (refused is not null)
            {
                return refused;
            }

            connector.Append(conversation, conversation.Id, activity);
        }

        // Measured by Microsoft: the same id each time, and no activityId even when an activity was sent.
        return Answer.Json(201, new JsonObject { ["id"] = conversation.Id });
    }

    private Answer CreateThread(JsonElement body)
    {
        if (body.Member("activity") is not { ValueKind: JsonValueKind.Object } activity || body.Member("channelData").Member("channel").Text("id") is not { } channel)
        {
            return ConnectorErrors.BadSyntax("Incorrect conversation creation parameters");
        }

        if (channel != tenant.ChannelId)
        {
            return ConnectorEndpoints.NoConversation();
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(activity);
        if (OutgoingActivity.Refuse(activity, json.Length, json, tenant.BotId) is { } refused)
        {
            return refused;
        }

        if (ConnectorEndpoints.Closed(conversations.Channel, clock) is { } closed)
        {
            return closed;
        }

        var sent = connector.Append(conversations.Channel, channel, activity);
        return Answer.Json(201, new JsonObject { ["id"] = $"{channel};messageid={sent.ActivityId}", ["activityId"] = sent.ActivityId }) with { ActivityId = sent.ActivityId };
    }

    private ValueTask<Answer> Read(TenantRequest request, Func<IReadOnlyList<Person>, Answer> answer)
    {
        if (conversations.Find(request.Route("cid")) is not { } conversation)
        {
            return ValueTask.FromResult(ConnectorEndpoints.NoConversation());
        }

        if (conversation.App == AppState.NotInstalled)
        {
            return ValueTask.FromResult(ConnectorErrors.Make(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster."));
        }

        if (conversation.Reads.TryEnter(clock) is { } wait)
        {
            return ValueTask.FromResult(TenantGate.Throttled(ConnectorEndpoints.Service, wait));
        }

        IReadOnlyList<Person> people = conversation.Person is { } person
            ? [person]
            : [.. directory.People.Where(p => p is { Enabled: true, Guest: false, Department: "Talent Acquisition" or "Human Resources" })];
        return ValueTask.FromResult(answer(people));
    }

    private Answer Page(TenantRequest request, IReadOnlyList<Person> people)
    {
        var query = request.Http.Request.Query;
        if (query.Keys.FirstOrDefault(k => k is not ("pageSize" or "continuationToken")) is { } unknown)
        {
            return ConnectorErrors.Unknown($"query option {unknown}");
        }

        var size = int.TryParse(query["pageSize"], CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 50, 500) : 200;
        var start = int.TryParse(query["continuationToken"], CultureInfo.InvariantCulture, out var index) ? Math.Max(0, index) : 0;
        var next = start + size;
        return Write(writer =>
        {
            writer.WriteStartObject();
            if (next < people.Count)
            {
                writer.WriteString("continuationToken", next.ToString(CultureInfo.InvariantCulture));
            }

            writer.WritePropertyName("members");
            WriteArray(writer, people.Skip(start).Take(size));
            writer.WriteEndObject();
        });
    }

    private static Answer Write(Action<Utf8JsonWriter> write) => new(200, write);

    private void WriteArray(Utf8JsonWriter writer, IEnumerable<Person> people)
    {
        writer.WriteStartArray();
        foreach (var person in people)
        {
            WriteMember(writer, person);
        }

        writer.WriteEndArray();
    }

    private void WriteMember(Utf8JsonWriter writer, Person person)
    {
        writer.WriteStartObject();
        writer.WriteString("id", person.TeamsId);
        writer.WriteString("name", person.Name);
        writer.WriteString("aadObjectId", person.Id);
        writer.WriteString("givenName", person.GivenName);
        writer.WriteString("surname", person.Surname);
        writer.WriteString("email", person.Mail);
        writer.WriteString("userPrincipalName", person.UserPrincipalName);
        writer.WriteString("userRole", "user");
        writer.WriteString("tenantId", tenant.TenantIdText);
        writer.WriteEndObject();
    }
}
