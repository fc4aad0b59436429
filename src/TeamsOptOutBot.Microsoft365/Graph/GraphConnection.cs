using System.Net;
using System.Text.Json;
using Azure.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
using TeamsOptOutBot.Microsoft365.Identity;

namespace TeamsOptOutBot.Microsoft365.Graph;

/// <summary>The package's client on a pipeline of our own: no redirects, no second POST, no telemetry handler, no request logging.</summary>
internal sealed class GraphConnection : IDisposable
{
    /// <summary>For one call with all its tries: <see cref="ReadRetryHandler.MaximumWait"/> and time to answer.</summary>
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(60);

    private readonly TimeProvider time;
    private readonly HttpClient http;
    private readonly Lazy<GraphServiceClient> client;

    public GraphConnection(TokenCredential credential, CloudAddresses addresses, TimeProvider time, ILogger<ReadRetryHandler> retryLogger)
    {
        this.time = time;
        Origin = new GraphOrigin(addresses.GraphBaseUrl);
        http = new HttpClient(Pipeline(time, retryLogger)) { Timeout = Timeout.InfiniteTimeSpan };

        // Created at the first call: the package's assembly has 48 MB, and start-up need not wait for it.
        client = new Lazy<GraphServiceClient>(() => new GraphServiceClient(
            http, new BaseBearerTokenAuthenticationProvider(new GraphTokenProvider(credential, Origin, addresses.GraphScope)), Origin.BaseUrl));
    }

    public GraphOrigin Origin { get; }

    /// <summary>Runs one request.</summary>
    /// <exception cref="GraphException">It was refused, did not end in time, or its answer cannot be read.</exception>
    public async Task<T> CallAsync<T>(GraphCall call, Func<GraphServiceClient, CancellationToken, Task<T?>> send, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = new CancellationTokenSource(CallLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await send(client.Value, either.Token) ?? throw GraphException.Unreadable(call, null);
        }
        catch (OperationCanceledException late) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new GraphException(null, null, null, null, $"{call.Name}: Microsoft Graph did not answer within {CallLimit.TotalSeconds:0} s.", late);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or HttpRequestException)
        {
            throw GraphException.Unreadable(call, failure);
        }
    }

    public void Dispose()
    {
        if (client.IsValueCreated)
            client.Value.Dispose();
        http.Dispose();
    }

    private static GraphErrorHandler Pipeline(TimeProvider time, ILogger<ReadRetryHandler> retryLogger) => new(time)
    {
        InnerHandler = new ReadRetryHandler(time, retryLogger)
        {
            InnerHandler = new ParametersNameDecodingHandler
            {
                InnerHandler = new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    AutomaticDecompression = DecompressionMethods.All,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                },
            },
        },
    };
}
