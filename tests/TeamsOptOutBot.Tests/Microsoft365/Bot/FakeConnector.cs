using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace TeamsOptOutBot.Tests.Microsoft365.Bot;

/// <summary>A connector on loopback that records the requests and answers what the test says.</summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private readonly WebApplication _app = Loopback.CreateBuilder().Build();

    public string ServiceUrl => _app.Urls.First() + "/teams/";

    public List<RecordedRequest> Requests { get; } = [];

    public Func<HttpContext, Task> Answer { get; set; } = context => context.Response.WriteAsync("""{"id":"activity-1"}""");

    public static async Task<FakeConnector> StartAsync()
    {
        var connector = new FakeConnector();
        connector._app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
            lock (connector.Requests)
                connector.Requests.Add(new RecordedRequest(context.Request.Method, target, context.Request.Headers.Authorization.ToString(), context.Request.ContentType, body));
            await connector.Answer(context);
        });
        await connector._app.StartAsync();
        return connector;
    }

    public void AnswerWith(HttpStatusCode status, string body = "", string? retryAfter = null) => Answer = context =>
    {
        context.Response.StatusCode = (int)status;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        return context.Response.WriteAsync(body);
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>One request as it stood on the wire.</summary>
internal sealed record RecordedRequest(string Method, string Target, string Authorization, string? ContentType, string Body)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();
}
