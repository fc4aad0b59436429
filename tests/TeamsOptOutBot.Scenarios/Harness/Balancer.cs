using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TeamsOptOutBot.Scenarios.Harness;

/// <summary>
/// A reverse proxy before several replicas, as <c>deploy/compose/Caddyfile</c> sets one up: in turn, to those that say they are
/// ready, and what has reached a replica is never sent to another.
/// </summary>
internal sealed class Balancer : IAsyncDisposable
{
    private static readonly TimeSpan HealthInterval = TimeSpan.FromSeconds(1);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(2) });
    private readonly CancellationTokenSource _ending = new();
    private readonly IReadOnlyList<string> _all;
    private readonly WebApplication _app;
    private volatile IReadOnlyList<string> _ready;
    private Task _watching = Task.CompletedTask;
    private int _turn;
    private int _lost;

    private Balancer(WebApplication app, IReadOnlyList<string> replicas) => (_app, _all, _ready) = (app, replicas, replicas);

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Requests that a replica took with it when it died.</summary>
    public int Lost => _lost;

    public static async Task<Balancer> StartAsync(IReadOnlyList<string> replicas)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var balancer = new Balancer(app, replicas);
        app.Run(balancer.ForwardAsync);
        await app.StartAsync();
        balancer._watching = balancer.WatchAsync(balancer._ending.Token);
        return balancer;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _watching;
        await _app.DisposeAsync();
        _http.Dispose();
        _ending.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var ready = _ready;
        for (var tries = 0; tries < ready.Count; tries++)
        {
            using var request = Copy(context.Request, ready[(int)((uint)Interlocked.Increment(ref _turn) % ready.Count)], body.ToArray());
            try
            {
                using var answer = await _http.SendAsync(request, context.RequestAborted);
                context.Response.StatusCode = (int)answer.StatusCode;
                context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
                await answer.Content.CopyToAsync(context.Response.Body);
                return;
            }
            catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConnectionError)
            {
                // Nobody listens there: nothing was sent.
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref _lost);
                break;
            }
        }

        context.Response.StatusCode = StatusCodes.Status502BadGateway;
    }

    private static HttpRequestMessage Copy(HttpRequest from, string replica, byte[] body)
    {
        var request = new HttpRequestMessage(new HttpMethod(from.Method), replica + from.Path + from.QueryString) { Content = new ByteArrayContent(body) };
        foreach (var (name, values) in from.Headers.Where(header => !header.Key.StartsWith(':') && header.Key is not ("Host" or "Connection" or "Content-Length" or "Content-Type" or "Transfer-Encoding")))
            request.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        if (from.ContentType is { } type)
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return request;
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var ready = new List<string>();
            foreach (var replica in _all)
            {
                if (await IsReadyAsync(replica))
                    ready.Add(replica);
            }

            _ready = ready;
            await Task.Delay(HealthInterval, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsReadyAsync(string replica)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        using var request = new HttpRequestMessage(HttpMethod.Get, replica + "/health/ready");
        try
        {
            using var answer = await _http.SendAsync(request, limit.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
