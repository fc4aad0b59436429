using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TeamsOptOutBot.Microsoft365.Bot.Authentication;

namespace TeamsOptOutBot.Microsoft365.Bot.Endpoint;

/// <summary>
/// <c>POST /api/messages</c>: token, body, activity, turn, in this order, so that a stranger gets nothing read or parsed.
/// Strangers who come too often are answered with 429. Whatever is wrong with a request is answered with <c>{"error":{"code","message"}}</c> and never with 500.
/// </summary>
internal sealed partial class BotMessagesEndpoint(InboundAuthenticator authenticator, StrangerLimits strangers, BotTurn turn, ILogger<BotMessagesEndpoint> logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        var answer = await AnswerAsync(context);
        if (answer.Status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        await WriteAsync(context, answer);
    }

    private async Task<InvokeResponse> AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            if (TurnAway(context) is { } tooMany)
                return tooMany;
            context.Response.Headers.Allow = HttpMethods.Post;
            return Error(405, "MethodNotAllowed", "Activities are posted.");
        }

        TokenVerdict verdict;
        try
        {
            var authorization = request.Headers.Authorization;
            verdict = await authenticator.CheckTokenAsync(authorization.Count == 1 ? authorization[0] : null, context.RequestAborted);
        }
        catch (SigningKeysUnavailableException)
        {
            return Error(503, "SigningKeysUnavailable", "The keys that this request must be checked with cannot be read now. Try again later.");
        }

        if (!verdict.IsValid)
            return TurnAway(context) ?? Refuse(verdict.Refusal);
        if (!request.HasJsonContentType())
            return Error(415, "UnsupportedMediaType", "Send the activity as application/json.");

        var (activity, unreadable) = await ReadActivityAsync(request, context.RequestAborted);
        if (activity is null)
            return unreadable!;
        if (authenticator.CheckActivity(verdict.Token, verdict.Key, activity) is { } refusal)
            return Refuse(refusal);
        return await turn.RunAsync(activity);
    }

    private static async Task<(Activity? Activity, InvokeResponse? Unreadable)> ReadActivityAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (await RequestBody.ReadAsync(request, cancellationToken) is not { } body)
                return (null, Error(413, "TooLarge", $"An activity is at most {RequestBody.MaxBytes / 1024} KiB."));

            var activity = ActivityJson.ReadActivity(body);
            return Missing(activity) is { } member
                ? (null, Error(400, "BadRequest", $"The activity has no {member}."))
                : (activity, null);
        }
        catch (JsonException malformed)
        {
            // Where, but never what: the path holds names of members and no values.
            var place = string.IsNullOrEmpty(malformed.Path) || malformed.Path == "$" ? "" : $" (at {malformed.Path})";
            return (null, Error(400, "BadRequest", $"The body is not an activity in JSON{place}."));
        }
        catch (BadHttpRequestException broken)
        {
            return (null, Error(broken.StatusCode, "BadRequest", "The request's body cannot be read."));
        }
    }

    /// <summary>Without these no turn can be dispatched or answered.</summary>
    private static string? Missing(Activity activity) =>
        string.IsNullOrEmpty(activity.Type) ? "type"
        : string.IsNullOrEmpty(activity.ServiceUrl) ? "serviceUrl"
        : string.IsNullOrEmpty(activity.Conversation?.Id) ? "conversation.id"
        : null;

    /// <returns>Null for a stranger who has not come too often.</returns>
    private InvokeResponse? TurnAway(HttpContext context)
    {
        if (strangers.WaitOf(context.Connection.RemoteIpAddress) is not { } wait)
            return null;
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Error(429, "TooManyRequests", "Too many requests without a valid token. Try again after the seconds that Retry-After says.");
    }

    private InvokeResponse Refuse(Refusal refusal)
    {
        Log.Refused(logger, refusal.Status, refusal.Rule);
        return Error(refusal.Status, refusal.Rule, refusal.Message);
    }

    private static InvokeResponse Error(int status, string code, string message) => new(status, ErrorBody.Create(code, message));

    // Written without the abort token: the turn is over, and a client that is gone is no failure of ours.
    private static async Task WriteAsync(HttpContext context, InvokeResponse answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.Body is null)
            return;

        context.Response.ContentType = "application/json; charset=utf-8";
        var body = JsonSerializer.SerializeToUtf8Bytes(answer.Body, ActivityJson.Node);
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(140, LogLevel.Warning, "A request was refused with {Status}: rule {Rule}")]
        public static partial void Refused(ILogger logger, int status, string rule);
    }
}
