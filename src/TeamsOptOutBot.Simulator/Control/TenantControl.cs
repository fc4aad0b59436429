using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Simulator.Bots;
using TeamsOptOutBot.Simulator.Client;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Hosting;
using TeamsOptOutBot.Simulator.Teams;
using TeamsOptOutBot.Simulator.Tokens;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Control;

/// <summary>The tenant as a whole: info, bot, log, faults, raw activities.</summary>
internal static class TenantControl
{
    private const int DefaultLimit = 1000;

    public static void MapTenantControl(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/info", Info);
        routes.MapPost("/bot", ControlBotAsync);
        routes.MapGet("/log", (TrafficLog log, long? since, int? limit, int? last) =>
            Results.Json(last is { } count ? log.ReadLast(Math.Clamp(count, 0, 10_000)) : log.Read(since ?? 0, Math.Clamp(limit ?? DefaultLimit, 0, 200_000))));
        routes.MapGet("/unknown", (TrafficLog log) => Results.Json(log.ReadUnknown()));
        routes.MapGet("/faults", (Faults faults) => Results.Json(faults.Rules));
        routes.MapPut("/faults", SetFaults);
        routes.MapPost("/activities", PostRawAsync);
        routes.MapGet("/messages", (MessageFeed feed, long? after, int? limit) => Results.Json(
            feed.ReadFromBot(after ?? 0, Math.Clamp(limit ?? DefaultLimit, 0, 200_000))
                .Select(m => new { id = m.Id, person = m.Conversation.Person?.Mail, hash = m.SentHash, time = m.Time, deleted = m.Deleted })));
    }

    private static IResult Info(Tenant tenant, BotTargets targets, BotProcess bot, CompanyDirectory directory, Conversations conversations) => Results.Json(new
    {
        botUrls = targets.Urls,
        botPid = bot.Pid,
        botIsOurs = bot.IsConfigured,
        appId = tenant.AppId,
        tenantId = tenant.TenantIdText,
        metadataUrl = tenant.MetadataUrl,
        serviceUrl = tenant.ServiceUrl,
        graphUrl = tenant.GraphUrl,
        authorityUrl = tenant.AuthorityUrl,
        botName = tenant.BotName,
        organisation = directory.Organisation,
        people = directory.People.Count,
        team = new { id = tenant.TeamId, name = tenant.TeamName, channel = conversations.Channel.Id },
    });

    private static async Task<IResult> ControlBotAsync(BotOrder order, BotProcess bot, CancellationToken cancellationToken)
    {
        if (!bot.IsConfigured)
        {
            return ControlAnswers.Refuse(409, "This simulator did not start a bot (--bot none): stop and start it where you started it.");
        }

        try
        {
            switch (order.Do)
            {
                case "kill":
                    await bot.KillAsync(cancellationToken);
                    break;
                case "stop":
                    await bot.StopAsync(cancellationToken);
                    break;
                case "start":
                    await bot.StartAsync(cancellationToken);
                    break;
                default:
                    return ControlAnswers.Refuse(400, "'do' is \"kill\", \"stop\" or \"start\".");
            }
        }
        catch (SimulatorException e)
        {
            return ControlAnswers.Refuse(500, e.Message);
        }

        return Results.Json(new { botPid = bot.Pid });
    }

    /// <summary>One rule, or an array of rules of which the first that strikes holds; <c>{}</c> ends all faults.</summary>
    private static IResult SetFaults(JsonElement body, Faults faults)
    {
        FaultRule[] rules;
        try
        {
            rules = body.ValueKind == JsonValueKind.Array
                ? body.Deserialize<FaultRule[]>(ControlJson.Strict)!
                : [body.Deserialize<FaultRule>(ControlJson.Strict)!];
        }
        catch (JsonException e)
        {
            return ControlAnswers.Refuse(400, $"These are no faults: {e.Message}");
        }

        if (rules.Select(r => r.Refuse()).FirstOrDefault(r => r is not null) is { } refused)
        {
            return ControlAnswers.Refuse(400, refused);
        }

        faults.Set(rules);
        return Results.Json(faults.Rules);
    }

    private static async Task<IResult> PostRawAsync(RawActivity raw, BotTokens tokens, BotSender sender, CancellationToken cancellationToken)
    {
        var sign = raw.Sign ?? "good";
        if (sign is not ("good" or "none" or "wrong" or "unknown" or "otherChannel"))
        {
            return ControlAnswers.Refuse(400, "'sign' is \"good\", \"none\", \"wrong\", \"unknown\" or \"otherChannel\".");
        }

        // A string goes out as it is, so that malformed JSON can be sent.
        var body = raw.Body is JsonValue value && value.TryGetValue<string>(out var text)
            ? Encoding.UTF8.GetBytes(text)
            : JsonSerializer.SerializeToUtf8Bytes(raw.Body);
        var token = raw.Token ?? tokens.Forge(raw.Claims, sign);
        var answer = await sender.SendAsync(body, token, "activity.raw", null, null, null, cancellationToken);
        return Results.Json(new { status = answer.Status, body = answer.Body });
    }

    private sealed record BotOrder(string? Do);

    private sealed record RawActivity(JsonNode? Body, JsonObject? Claims, string? Sign, string? Token);
}
