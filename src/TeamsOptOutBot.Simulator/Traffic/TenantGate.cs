using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using TeamsOptOutBot.Simulator.Teams;
using TeamsOptOutBot.Simulator.Tokens;

namespace TeamsOptOutBot.Simulator.Traffic;

/// <summary>Every request of the bot passes here: faults, token, rate limit, the operation itself, the log.</summary>
internal sealed partial class TenantGate(TrafficLog log, Faults faults, AccessTokens tokens, Subjects subjects, SentRecord record, TimeProvider clock, ILogger<TenantGate> logger)
{
    private const int LargestBody = 4 * 1024 * 1024;

    public RequestDelegate Wrap(TenantService service, string operation, Func<TenantRequest, ValueTask<Answer>> handler) =>
        http => RunAsync(http, service, operation, handler);

    private async Task RunAsync(HttpContext http, TenantService service, string operation, Func<TenantRequest, ValueTask<Answer>> handler)
    {
        var start = clock.GetTimestamp();
        var body = await ReadAsync(http);
        if (body is null)
        {
            var large = service.Error(413, null, "Request body is too large.");
            await WriteAsync(http, large);
            Record(http, operation, null, large.Status, large, start);
            return;
        }

        await record.RequestAsync(operation, http.Request.Method, RawPath(http), body);
        var request = new TenantRequest(http, body);
        request.Person = subjects.Find(request, operation);
        var fault = faults.Decide(operation, request.Person?.Mail);
        if (fault.Latency > TimeSpan.Zero)
        {
            await Task.Delay(fault.Latency, clock, http.RequestAborted);
        }

        if (fault.DropBefore)
        {
            Record(http, operation, request, 0, null, start);
            http.Abort();
            return;
        }

        if (fault.Garbage)
        {
            Record(http, operation, request, 200, null, start);
            http.Response.ContentType = "text/html";
            await http.Response.WriteAsync("<!doctype html><title>Network</title><p>Sign in to the network.");
            return;
        }

        var answer = await AnswerAsync(request, service, fault, operation, handler);
        if (fault.DropAfter && answer.Accepted)
        {
            Record(http, operation, request, 0, answer, start);
            http.Abort();
            return;
        }

        // Recorded before it is written: who has the answer finds it in the log.
        Record(http, operation, request, answer.Status, answer, start);
        await WriteAsync(http, answer);
    }

    private async ValueTask<Answer> AnswerAsync(
        TenantRequest request, TenantService service, FaultDecision fault, string operation, Func<TenantRequest, ValueTask<Answer>> handler)
    {
        if (fault.Status != 0)
        {
            return service.Error(fault.Status, fault.Code, "A fault that was asked for.") with { RetryAfter = fault.RetryAfter };
        }

        if (service.Audience is { } audience && tokens.Refuse(request.Http.Request.Headers.Authorization, audience) is { } reason)
        {
            return service.Error(401, null, reason);
        }

        if (service.RateLimited && faults.AppWindow?.TryEnter(clock) is { } wait)
        {
            return Throttled(service, wait);
        }

        try
        {
            return await handler(request);
        }
        catch (JsonException e)
        {
            return service.Error(400, null, $"The body is not the JSON that is expected here: {e.Message}");
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or KeyNotFoundException)
        {
            // A bug of the simulator must be seen by the test that met it.
            Log.Failed(logger, e, operation);
            return service.Error(500, null, $"The simulator failed: {e.Message}") with { Unknown = e.Message };
        }
    }

    public static Answer Throttled(TenantService service, TimeSpan wait) =>
        service.Error(429, null, "Too many requests.") with { RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) };

    private void Record(HttpContext http, string operation, TenantRequest? request, int status, Answer? answer, long start) => log.Add(
        "toTenant", operation, http.Request.Method, http.Request.Path + Uri.UnescapeDataString(http.Request.QueryString.Value ?? ""), status,
        request?.Person?.Mail, answer?.ActivityId, answer?.Accepted == true, clock.GetElapsedTime(start), answer?.Unknown);

    /// <summary>Escaped as it was sent.</summary>
    private static string RawPath(HttpContext http) => http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];

    private static async Task<byte[]?> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength is > LargestBody)
        {
            return null;
        }

        if (HttpMethods.IsGet(http.Request.Method))
        {
            return [];
        }

        using var buffer = new MemoryStream((int)(http.Request.ContentLength ?? 1024));
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        return buffer.Length > LargestBody ? null : buffer.ToArray();
    }

    private static async Task WriteAsync(HttpContext http, Answer answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.Headers["MS-CV"] = http.TraceIdentifier;
        http.Response.Headers["request-id"] = http.TraceIdentifier;
        if (answer.RetryAfter is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (answer.Write is { } write)
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            var json = new Utf8JsonWriter(http.Response.BodyWriter);
            await using (json)
            {
                write(json);
            }

            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The simulator failed in {Operation}")]
        public static partial void Failed(ILogger logger, Exception exception, string operation);
    }
}
