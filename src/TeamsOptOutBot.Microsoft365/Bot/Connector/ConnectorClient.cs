using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Microsoft365.Identity;

namespace TeamsOptOutBot.Microsoft365.Bot.Connector;

/// <summary>The Bot Connector REST API (protocol reference 3) over one pool of connections. One request per call.</summary>
internal sealed partial class ConnectorClient(
    ConnectorHttp http, ConnectorTokens tokens, OutboundHosts hosts, IOptions<Microsoft365Options> options, WireClock clock, ILogger<ConnectorClient> logger) : IConnectorClient
{
    /// <summary>How long one request, its token included, may take.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(15);

    private readonly string _botId = "28:" + options.Value.AppId;

    public async Task<ConversationResourceResponse> CreateConversationAsync(string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var body = new JsonObject
        {
            ["isGroup"] = false,
            ["bot"] = new JsonObject { ["id"] = parameters.BotId },
            ["members"] = new JsonArray(new JsonObject { ["id"] = parameters.MemberId }),
            ["tenantId"] = parameters.TenantId,
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = parameters.TenantId } },
        };
        var answer = await SendAsync("CreateConversation", HttpMethod.Post, serviceUrl, "/v3/conversations", JsonSerializer.SerializeToUtf8Bytes(body, ActivityJson.Node), cancellationToken);
        var id = ConnectorAnswers.Text(answer, "id")
            // Asking again is safe: the call is idempotent.
            ?? throw new ConnectorException(HttpStatusCode.BadGateway, "NoConversationId", retryAfter: null, "The Bot Connector named no conversation.");
        return new ConversationResourceResponse(id, ConnectorAnswers.Text(answer, "activityId"), ConnectorAnswers.Text(answer, "serviceUrl"));
    }

    public Task<ResourceResponse> SendToConversationAsync(string serviceUrl, string conversationId, Activity activity, CancellationToken cancellationToken) =>
        SendActivityAsync("SendToConversation", HttpMethod.Post, serviceUrl, Activities(conversationId), Complete(activity, conversationId), cancellationToken);

    public Task<ResourceResponse> ReplyToActivityAsync(string serviceUrl, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken)
    {
        var outgoing = Complete(activity, conversationId);
        outgoing.ReplyToId ??= activityId;
        return SendActivityAsync("ReplyToActivity", HttpMethod.Post, serviceUrl, OneActivity(conversationId, activityId), outgoing, cancellationToken);
    }

    public Task<ResourceResponse> UpdateActivityAsync(string serviceUrl, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken)
    {
        var outgoing = Complete(activity, conversationId);
        outgoing.Id = activityId;
        return SendActivityAsync("UpdateActivity", HttpMethod.Put, serviceUrl, OneActivity(conversationId, activityId), outgoing, cancellationToken);
    }

    public PreparedMessage Prepare(Activity activity) => PreparedMessage.Create(activity, Complete);

    public Task<ResourceResponse> SendToConversationAsync(string serviceUrl, string conversationId, PreparedMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return SendActivityAsync("SendToConversation", HttpMethod.Post, serviceUrl, Activities(conversationId), message.For(conversationId), cancellationToken);
    }

    public Task<ResourceResponse> UpdateActivityAsync(string serviceUrl, string conversationId, string activityId, PreparedMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return SendActivityAsync("UpdateActivity", HttpMethod.Put, serviceUrl, OneActivity(conversationId, activityId), message.For(conversationId, activityId), cancellationToken);
    }

    public Task DeleteActivityAsync(string serviceUrl, string conversationId, string activityId, CancellationToken cancellationToken) =>
        SendAsync("DeleteActivity", HttpMethod.Delete, serviceUrl, OneActivity(conversationId, activityId), body: null, cancellationToken);

    public async Task<PagedMembersResult> GetPagedMembersAsync(string serviceUrl, string conversationId, int? pageSize, string? continuationToken, CancellationToken cancellationToken)
    {
        string[] query =
        [
            .. pageSize is { } size ? [FormattableString.Invariant($"pageSize={size}")] : Array.Empty<string>(),
            .. continuationToken is { } token ? [$"continuationToken={Uri.EscapeDataString(token)}"] : Array.Empty<string>(),
        ];
        var path = $"/v3/conversations/{Escape(conversationId)}/pagedmembers{(query.Length == 0 ? "" : "?" + string.Join('&', query))}";
        return ConnectorAnswers.Members(await SendAsync("GetPagedMembers", HttpMethod.Get, serviceUrl, path, body: null, cancellationToken));
    }

    private static string Activities(string conversationId) => $"/v3/conversations/{Escape(conversationId)}/activities";

    private static string OneActivity(string conversationId, string activityId) => $"{Activities(conversationId)}/{Escape(activityId)}";

    private static string Escape(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return Uri.EscapeDataString(id);
    }

    /// <summary>The members that the SDK fills in too.</summary>
    private Activity Complete(Activity activity, string conversationId)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var outgoing = activity.ShallowCopy();
        outgoing.Type ??= ActivityTypes.Message;
        outgoing.From ??= new ChannelAccount { Id = _botId };
        outgoing.Conversation ??= new ConversationAccount { Id = conversationId };
        return outgoing;
    }

    private Task<ResourceResponse> SendActivityAsync(string operation, HttpMethod method, string serviceUrl, string path, Activity activity, CancellationToken cancellationToken) =>
        SendActivityAsync(operation, method, serviceUrl, path, JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Activity), cancellationToken);

    private async Task<ResourceResponse> SendActivityAsync(string operation, HttpMethod method, string serviceUrl, string path, byte[] body, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(operation, method, serviceUrl, path, body, cancellationToken);
        return new ResourceResponse(ConnectorAnswers.Text(answer, "id"));
    }

    private async Task<JsonObject?> SendAsync(string operation, HttpMethod method, string serviceUrl, string path, byte[]? body, CancellationToken cancellationToken)
    {
        hosts.Require(serviceUrl);
        using var limit = new CancellationTokenSource(TimeLimit, clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var token = await GetTokenAsync(either.Token, cancellationToken);

        using var request = new HttpRequestMessage(method, new Uri(serviceUrl.TrimEnd('/') + path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };

        HttpResponseMessage response;
        try
        {
            response = await http.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        }
        catch (HttpRequestException failure)
        {
            throw NoAnswer(operation, failure);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw NoAnswer(operation, late);
        }

        using (response)
        {
            var text = await ReadBodyAsync(operation, response, either.Token, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return ConnectorAnswers.TryParse(text, out var answer)
                    ? answer
                    : throw new ConnectorException(status: null, "NoAnswerOfTheConnector", retryAfter: null, $"Something on the way answered {operation} in the Bot Connector's place.");
            }

            if (response.StatusCode == HttpStatusCode.Unauthorized)
                tokens.Drop();
            var failure = ConnectorFailure.Create(operation, response.StatusCode, response.Headers, text, clock.Time.GetUtcNow());
            Log.Refused(logger, operation, (int)response.StatusCode, failure.Code, Correlation(response));
            throw failure;
        }
    }

    private async Task<string> GetTokenAsync(CancellationToken limited, CancellationToken cancellationToken)
    {
        try
        {
            return await tokens.GetAsync(limited);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ConnectorException(HttpStatusCode.ServiceUnavailable, "TokenUnavailable", retryAfter: null, "Entra gave no token in time.", late);
        }
    }

    /// <summary>Once the status is there the outcome is known: a body that breaks off only takes the id with it.</summary>
    private async Task<string> ReadBodyAsync(string operation, HttpResponseMessage response, CancellationToken limited, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadAsStringAsync(limited);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            Log.BodyLost(logger, broken, operation, (int)response.StatusCode);
            return "";
        }
    }

    /// <summary>Time-outs and resets: the request may have been carried out. Where no connection was made it was not.</summary>
    private ConnectorException NoAnswer(string operation, Exception failure)
    {
        Log.NoAnswer(logger, failure, operation);
        var neverSent = failure is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError };
        return new ConnectorException(status: null, neverSent ? "ConnectionFailed" : null, retryAfter: null, $"The Bot Connector did not answer {operation}.", failure);
    }

    private static string? Correlation(HttpResponseMessage response) =>
        response.Headers.TryGetValues("MS-CV", out var vector) ? string.Join(',', vector)
        : response.Headers.TryGetValues("X-Correlating-OperationId", out var id) ? string.Join(',', id)
        : null;

    private static partial class Log
    {
        [LoggerMessage(110, LogLevel.Warning, "The Bot Connector answered {Status} {Code} to {Operation} (correlation {Correlation})")]
        public static partial void Refused(ILogger logger, string operation, int status, string? code, string? correlation);

        [LoggerMessage(111, LogLevel.Warning, "The Bot Connector did not answer {Operation}")]
        public static partial void NoAnswer(ILogger logger, Exception failure, string operation);

        [LoggerMessage(112, LogLevel.Warning, "The body of the Bot Connector's {Status} to {Operation} broke off")]
        public static partial void BodyLost(ILogger logger, Exception failure, string operation, int status);
    }
}
