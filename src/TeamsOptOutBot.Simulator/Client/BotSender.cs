using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Hosting;
using TeamsOptOutBot.Simulator.Tokens;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Client;

/// <summary>Posts activities to the bot, signed as the Bot Connector service signs them.</summary>
internal sealed class BotSender(BotTargets targets, BotTokens tokens, Tenant tenant, TrafficLog log, SentRecord record, TimeProvider clock) : IDisposable
{
    /// <summary>The service gives up on a turn after 10 to 15 seconds and answers 504.</summary>
    private static readonly TimeSpan TurnLimit = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public Task<BotAnswer> SendAsync(JsonObject activity, Person? person, CancellationToken cancellationToken) =>
        SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(activity), tokens.Current(), $"activity.{(string?)activity["name"] ?? (string?)activity["type"]}",
            (string?)activity["conversation"]?["id"], person, (string?)activity["id"], cancellationToken);

    /// <summary>Sends any bytes with any token (null: none).</summary>
    public async Task<BotAnswer> SendAsync(
        byte[] body, string? token, string operation, string? conversationId, Person? person, string? activityId, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var answer = new BotAnswer(0, null);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TurnLimit);
        foreach (var url in targets.InTurn())
        {
            try
            {
                answer = await PostAsync($"{url}/api/messages", body, token, operation, conversationId, limit.Token);
                break;
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
            {
                // Nobody listens there: a balancer asks the next replica.
                answer = new BotAnswer(0, null);
            }
            catch (HttpRequestException)
            {
                answer = new BotAnswer(0, null);
                break;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                answer = new BotAnswer(504, null);
                break;
            }
        }

        log.Add("toBot", operation, "POST", "/api/messages", answer.Status, person?.Mail, activityId, answer.Status is >= 200 and < 300, clock.GetElapsedTime(start));
        return answer;
    }

    public void Dispose() => _http.Dispose();

    private async Task<BotAnswer> PostAsync(string url, byte[] body, string? token, string operation, string? conversationId, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        request.Headers.Add("x-ms-tenant-id", tenant.TenantIdText);
        if (conversationId is not null && Ascii.IsValid(conversationId))
        {
            request.Headers.TryAddWithoutValidation("x-ms-conversation-id", conversationId);
        }

        using var response = await _http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            await record.AnswerAsync(operation, Encoding.UTF8.GetBytes(text));
        }

        return new BotAnswer((int)response.StatusCode, Parse(text));
    }

    private static JsonNode? Parse(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}

/// <summary>What the bot answered.</summary>
/// <param name="Status">HTTP status; 0 when the bot cannot be reached; 504 when its turn took too long.</param>
internal sealed record BotAnswer(int Status, JsonNode? Body);
