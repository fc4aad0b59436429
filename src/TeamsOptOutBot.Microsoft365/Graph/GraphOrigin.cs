namespace TeamsOptOutBot.Microsoft365.Graph;

/// <summary>The one place the Graph token may go: scheme, host and port of the configured base URL.</summary>
internal sealed class GraphOrigin
{
    private readonly Uri baseUrl;

    /// <param name="baseUrl">With version, such as <c>https://graph.microsoft.com/v1.0</c>. Plain http is taken on loopback only.</param>
    public GraphOrigin(Uri baseUrl)
    {
        if (!baseUrl.IsAbsoluteUri || !(baseUrl.Scheme == Uri.UriSchemeHttps || (baseUrl.Scheme == Uri.UriSchemeHttp && baseUrl.IsLoopback)))
            throw new InvalidOperationException($"Microsoft365:GraphBaseUrl is '{baseUrl}', but must be https, or http on this machine's loopback address.");

        this.baseUrl = baseUrl;
        BaseUrl = baseUrl.AbsoluteUri.TrimEnd('/');
    }

    /// <summary>Without the slash at the end.</summary>
    public string BaseUrl { get; }

    public bool Holds(Uri address) =>
        address.IsAbsoluteUri && Uri.Compare(address, baseUrl, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0
        && address.UserInfo.Length == 0;

    /// <summary>Refuses an address that Graph handed out when it leads elsewhere.</summary>
    public void Demand(Uri address, GraphCall call)
    {
        if (!Holds(address))
            throw new GraphException(null, null, null, null, $"{call.Name}: the next page lies on another host ({address.Host}); it was not asked and got no token.");
    }
}
