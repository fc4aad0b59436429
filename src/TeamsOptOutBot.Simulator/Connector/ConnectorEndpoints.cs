using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Simulator.Hosting;
using TeamsOptOutBot.Simulator.Teams;
using TeamsOptOutBot.Simulator.Tokens;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Connector;

/// <summary>The Bot Connector's REST API: sending, changing and deleting messages.</summary>
internal sealed class ConnectorEndpoints(TenantGate gate, Tenant tenant, Conversations conversations, OutgoingActivity outgoing, TimeProvider clock)
{
    public static TenantService Service { get; } = new("connector", AccessTokens.ConnectorAudience, ConnectorErrors.Make, RateLimited: true);

    public void Map(IEndpointRouteBuilder routes)
    {
        var conversation = routes.MapGroup("/teams/v3/conversations/{cid}");
        conversation.MapPost("/activities", gate.Wrap(Service, "connector.send", r => Send(r)));
        conversation.MapPost("/activities/{aid}", gate.Wrap(Service, "connector.reply", r => Send(r)));
        conversation.MapPut("/activities/{aid}", gate.Wrap(Service, "connector.update", Update));
        conversation.MapDelete("/activities/{aid}", gate.Wrap(Service, "connector.delete", Delete));
        routes.Map("/teams/{**rest}", gate.Wrap(Service, "connector.unknown", r => ValueTask.FromResult(
            ConnectorErrors.Make(404, "NotFound", "No such operation.") with { Unknown = $"{r.Http.Request.Method} {r.Http.Request.Path}" })));
    }

    /// <summary>Why nothing may be sent to this conversation now; null when it may.</summary>
    public static Answer? Closed(Conversation conversation, TimeProvider clock) => conversation switch
    {
        { App: AppState.NotInstalled } => ConnectorErrors.Make(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster."),
        { App: AppState.Blocked } => ConnectorErrors.Make(403, "ConversationBlockedByUser", "User blocked the conversation with the bot."),
        { Person.Enabled: false } => ConnectorErrors.Make(403, "MessageWritesBlocked", "Thread is not writable."),
        _ => conversation.Sends.TryEnter(clock) is { } wait ? TenantGate.Throttled(Service, wait) : null,
    };

    private ValueTask<Answer> Send(TenantRequest request)
    {
        using var json = JsonDocument.Parse(request.Body);
        var answer = conversations.Find(request.Route("cid")) is not { } conversation ? NoConversation()
            : OutgoingActivity.Refuse(json.RootElement, request.Body.Length, request.Body, tenant.BotId)
            ?? Closed(conversation, clock)
            ?? Append(conversation, request.Route("cid"), json.RootElement);
        return ValueTask.FromResult(answer);
    }

    /// <summary>Puts the bot's message into the conversation.</summary>
    public Answer Append(Conversation conversation, string conversationId, JsonElement activity)
    {
        if (OutgoingActivity.IsTyping(activity))
        {
            return new Answer(202);
        }

        var contents = outgoing.Split(activity);
        ChatMessage? message = null;
        foreach (var content in contents)
        {
            message = conversation.Add(null, content, Conversations.ThreadOf(conversationId));
        }

        return contents.Count == 1
            ? Answer.Json(201, new JsonObject { ["id"] = message!.Id }) with { ActivityId = message.Id }
            : new Answer(202);
    }

    private ValueTask<Answer> Update(TenantRequest request)
    {
        using var json = JsonDocument.Parse(request.Body);
        var answer = Find(request, out var conversation, out var message)
            ?? OutgoingActivity.Refuse(json.RootElement, request.Body.Length, request.Body, tenant.BotId)
            ?? Closed(conversation!, clock);
        if (answer is null)
        {
            var contents = outgoing.Split(json.RootElement);
            if (contents.Count != 1)
            {
                answer = ConnectorErrors.BadSyntax("Activity resulted into multiple skype activities");
            }
            else
            {
                conversation!.Replace(message!, contents[0]);
                answer = Answer.Json(200, new JsonObject { ["id"] = message!.Id }) with { ActivityId = message.Id };
            }
        }

        return ValueTask.FromResult(answer);
    }

    private ValueTask<Answer> Delete(TenantRequest request)
    {
        var answer = Find(request, out var conversation, out var message) ?? Closed(conversation!, clock);
        if (answer is null)
        {
            conversation!.Delete(message!);
            answer = new Answer(200) { ActivityId = message!.Id };
        }

        return ValueTask.FromResult(answer);
    }

    private Answer? Find(TenantRequest request, out Conversation? conversation, out ChatMessage? message)
    {
        conversation = conversations.Find(request.Route("cid"));
        message = conversation?.Find(request.Route("aid"));
        return conversation is null ? NoConversation()
            : message is null or { Deleted: true } ? ConnectorErrors.Make(404, "ActivityNotFoundInConversation", string.Create(CultureInfo.InvariantCulture, $"Activity '{request.Route("aid")}' was not found."))
            : message.Sender is not null ? ConnectorErrors.Make(403, "ForbiddenOperationException", "Only the bot's own messages can be changed.")
            : null;
    }

    public static Answer NoConversation() => ConnectorErrors.Make(404, "ConversationNotFound", "Conversation not found.");
}
