namespace TeamsOptOutBot.Microsoft365.Bot.Connector;

/// <summary>
/// The connector's connections. They are not made through the host's HttpClient factory, whose defaults may carry a
/// resilience handler: a send must never be repeated below the delivery row.
/// </summary>
internal sealed class ConnectorHttp : IDisposable
{
    public HttpClient Client { get; } = new(
        new SocketsHttpHandler
        {
            // 64 in flight by default, replies and updates beside them.
            MaxConnectionsPerServer = 256,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
            ConnectTimeout = TimeSpan.FromSeconds(10),
            AllowAutoRedirect = false,
            UseCookies = false,
        },
        disposeHandler: true)
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public void Dispose() => Client.Dispose();
}
