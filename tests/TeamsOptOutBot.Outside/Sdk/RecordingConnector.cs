using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TeamsOptOutBot.Tests.Microsoft365.Bot;

namespace TeamsOptOutBot.Outside.Sdk;

/// <summary>A connector on loopback that notes each request as it stood on the wire.</summary>
internal sealed class RecordingConnector : IAsyncDisposable
{
    /// <summary>A conversation whose sends are answered 202 without a body.</summary>
    public const string Silent = "a:silent";

    /// <summary>A conversation that cannot be written to now.</summary>
    public const string Busy = "a:busy";

    /// <summary>A conversation that does not exist.</summary>
    public const string Missing = "a:missing";

    private static readonly string[] HeadersThatMatter = ["Authorization", "Content-Type", "Accept"];

    private readonly WebApplication _app = Loopback.CreateBuilder().Build();
    private readonly Lock _lock = new();
    private readonly List<JsonObject> _requests = [];

    /// <summary>When set, the answer to every request.</summary>
    public (int Status, string Body)? Answer { get; set; }

    public string ServiceUrl => _app.Urls.First() + "/teams/";

    public static async Task<RecordingConnector> StartAsync()
    {
        var connector = new RecordingConnector();
        connector._app.Run(connector.AnswerAsync);
        await connector._app.StartAsync();
        return connector;
    }

    /// <summary>The requests since the last call, oldest first: <c>{method, target, headers, body}</c>. Accept is left out unless it is asked for.</summary>
    public IReadOnlyList<JsonObject> Take(bool withAccept)
    {
        lock (_lock)
        {
            JsonObject[] taken = [.. _requests];
            _requests.Clear();
            if (!withAccept)
            {
                Array.ForEach(taken, request => request["headers"]!.AsObject().Remove("Accept"));
            }

            return taken;
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        lock (_lock)
        {
            _requests.Add(new JsonObject
            {
                ["method"] = context.Request.Method,
                ["target"] = target,
                ["headers"] = new JsonObject(HeadersThatMatter.Select(name => KeyValuePair.Create(name, (JsonNode?)JsonValue.Create(context.Request.Headers[name].ToString())))),
                ["body"] = body.Length == 0 ? null : JsonNode.Parse(body),
            });
        }

        var path = Uri.UnescapeDataString(target);
        (context.Response.StatusCode, var answer) =
            Answer ?? (path.Contains(Silent, StringComparison.Ordinal) ? (202, "")
            : path.Contains(Busy, StringComparison.Ordinal) ? (503, "")
            : path.Contains(Missing, StringComparison.Ordinal) ? (404, """{"error":{"code":"ConversationNotFound","message":"Conversation not found."}}""")
            : HttpMethods.IsDelete(context.Request.Method) ? (200, "")
            : path.Contains("/pagedmembers", StringComparison.Ordinal) ? (200, """{"continuationToken":"next/+ page","members":[{"id":"29:a","name":"A","aadObjectId":"aaaaaaaa-0000-4000-8000-000000000001"}]}""")
            : (201, """{"id":"1795444373723"}"""));
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(answer);
    }
}
