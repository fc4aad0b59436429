using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Azure.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Microsoft365.Identity;
using AspNetResults = Microsoft.AspNetCore.Http.Results;

namespace TeamsOptOutBot.Tests.Microsoft365.Graph;

/// <summary>One request as it came over the wire.</summary>
internal sealed record SeenRequest(
    string Method, string Path, string RawQuery, IReadOnlyDictionary<string, string> Query, string? ConsistencyLevel, string? Authorization, string Body)
{
    public string this[string option] => Query.GetValueOrDefault(option, "");
}

/// <summary>A Graph of a few answers on loopback. What no test has taught it is answered 501 and fails the test by its status.</summary>
internal sealed class FakeGraph : IAsyncDisposable
{
    private readonly List<(string Method, string Path, Func<SeenRequest, IResult?> Answer)> answers = [];
    private readonly WebApplication app;
    private readonly ServiceProvider services;

    private FakeGraph(WebApplication app, TimeProvider? time)
    {
        this.app = app;
        Address = app.Urls.Single();
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        collection.AddSingleton<TokenCredential>(Credential);
        collection.AddSingleton(Addresses($"{Address}/v1.0"));
        collection.Configure<Microsoft365Options>(options => (options.AppId, options.TeamsAppId) = (AppId, ManifestId));
        if (time is not null)
            collection.AddSingleton(time);
        services = collection.AddGraphDirectory().BuildServiceProvider();
    }

    public const string AppId = "0f2c5f0e-0000-4000-8000-0000000000a1";

    public const string ManifestId = "0f2c5f0e-0000-4000-8000-0000000000a2";

    public string Address { get; }

    public ConcurrentQueue<SeenRequest> Requests { get; } = [];

    public FakeCredential Credential { get; } = new();

    public RecordedLog Log { get; } = new();

    public IDirectory Directory => services.GetRequiredService<IDirectory>();

    public IMail Mail => services.GetRequiredService<IMail>();

    public ITeamsApps Apps => services.GetRequiredService<ITeamsApps>();

    public static CloudAddresses Addresses(string graphBaseUrl) => new(
        "", "", "", new Uri("https://login.example/"), new Uri(graphBaseUrl), "https://graph.microsoft.com/.default", "");

    public static async Task<FakeGraph> StartAsync(TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        FakeGraph? fake = null;
        server.Run(context => fake!.AnswerAsync(context));
        await server.StartAsync();
        return fake = new FakeGraph(server, time);
    }

    /// <summary>The latest rule that answers (not null) wins.</summary>
    public void On(string method, string path, Func<SeenRequest, IResult?> answer) => answers.Insert(0, (method, path, answer));

    public void On(string method, string path, string json) => On(method, path, _ => Json(json));

    public static IResult Json(string json, int status = 200) => AspNetResults.Text(json, "application/json", Encoding.UTF8, status);

    public static IResult Error(HttpStatusCode status, string code, string? retryAfter = null) => new ErrorResult((int)status, code, retryAfter);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var seen = new SeenRequest(
            context.Request.Method, context.Request.Path.Value ?? "", context.Request.QueryString.Value ?? "",
            context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
            context.Request.Headers["ConsistencyLevel"].FirstOrDefault(), context.Request.Headers.Authorization.FirstOrDefault(),
            await reader.ReadToEndAsync());
        Requests.Enqueue(seen);
        var answer = answers
            .Where(rule => rule.Method == seen.Method && rule.Path == seen.Path)
            .Select(rule => rule.Answer(seen))
            .FirstOrDefault(result => result is not null);
        await (answer ?? Error(HttpStatusCode.NotImplemented, "unknownToTheFake")).ExecuteAsync(context);
    }

    private sealed class ErrorResult(int status, string code, string? retryAfter) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            if (retryAfter is not null)
                context.Response.Headers.RetryAfter = retryAfter;
            return Json($$"""{"error":{"code":"{{code}}","message":"About Recruiters and Zoe Miller","innerError":{"request-id":"1"} } }""", status).ExecuteAsync(context);
        }
    }
}

internal sealed class FakeCredential : TokenCredential
{
    public ConcurrentQueue<string> Scopes { get; } = [];

    public Exception? Failure { get; set; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        if (Failure is { } failure)
            throw failure;
        Scopes.Enqueue(string.Join(' ', requestContext.Scopes));
        return ValueTask.FromResult(new AccessToken("secret-token", DateTimeOffset.MaxValue));
    }
}

internal sealed class RecordedLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
