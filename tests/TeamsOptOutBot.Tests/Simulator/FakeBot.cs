using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TeamsOptOutBot.Tests.Simulator;

/// <summary>A bot of a few lines: keeps what it is sent and answers invokes with what the test says.</summary>
internal sealed class FakeBot : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeBot(WebApplication app) => _app = app;

    public ConcurrentQueue<(JsonObject Activity, string? Authorization)> Received { get; } = new();

    public Func<JsonObject, (int Status, JsonNode? Body)> Answer { get; set; } = _ => (200, null);

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<FakeBot> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var bot = new FakeBot(app);
        app.MapPost("/api/messages", bot.ReceiveAsync);
        await app.StartAsync();
        return bot;
    }

    public IReadOnlyList<JsonObject> OfType(string type) => [.. Received.Select(r => r.Activity).Where(a => (string?)a["type"] == type)];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        var activity = (JsonObject)(await JsonNode.ParseAsync(request.Body))!;
        Received.Enqueue((activity, request.Headers.Authorization));
        var (status, body) = Answer(activity);
        return body is null ? Results.StatusCode(status) : Results.Json(body, statusCode: status);
    }
}
