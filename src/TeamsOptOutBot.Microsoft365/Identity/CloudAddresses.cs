namespace TeamsOptOutBot.Microsoft365.Identity;

/// <summary>The addresses that hold: the configured cloud's, with the overrides of <see cref="Microsoft365Options"/>.</summary>
/// <param name="OpenIdMetadataUrl">Metadata of the service that signs inbound tokens.</param>
/// <param name="TokenIssuer">Issuer that an inbound token must name, ordinally.</param>
/// <param name="ConnectorScope">Scope of the token for the Bot Connector.</param>
/// <param name="AuthorityHost">Entra authority, https.</param>
/// <param name="GraphBaseUrl">Microsoft Graph with its version, such as <c>https://graph.microsoft.com/v1.0</c>.</param>
/// <param name="GraphScope">Scope of the token for Microsoft Graph.</param>
/// <param name="TeamsServiceUrl">Service URL for people of whom none is known yet.</param>
/// <param name="TokenExchangeScope">Scope of a managed identity's token that vouches for the app registration; null where none is known.</param>
public sealed record CloudAddresses(
    string OpenIdMetadataUrl,
    string TokenIssuer,
    string ConnectorScope,
    Uri AuthorityHost,
    Uri GraphBaseUrl,
    string GraphScope,
    string TeamsServiceUrl,
    string? TokenExchangeScope = null)
{
    /// <summary>The tenant is simulated on this machine: only then may tokens go to loopback addresses.</summary>
    public bool IsLoopback => new Uri(OpenIdMetadataUrl).IsLoopback;

    /// <summary>Resolves options that <see cref="Microsoft365OptionsValidator"/> has accepted.</summary>
    internal static CloudAddresses Resolve(Microsoft365Options options)
    {
        var cloud = Clouds.All[options.Cloud];
        var graph = new Uri(Pick(options.GraphBaseUrl, cloud.GraphBaseUrl));
        return new CloudAddresses(
            Pick(options.OpenIdMetadataUrl, cloud.OpenIdMetadataUrl),
            Pick(options.TokenIssuer, cloud.TokenIssuer),
            cloud.ConnectorScope,
            new Uri(Pick(options.AuthorityHost, cloud.AuthorityHost)),
            graph,
            cloud.GraphScope ?? graph.GetLeftPart(UriPartial.Authority) + "/.default",
            Pick(options.TeamsServiceUrl, cloud.TeamsServiceUrl),
            (options.Credential.FederationAudience is { Length: > 0 } audience ? audience : cloud.TokenExchangeAudience) is { } exchange ? exchange + "/.default" : null);
    }

    private static string Pick(string configured, string? ofCloud) =>
        configured.Length > 0 ? configured : ofCloud ?? throw new InvalidOperationException("The options were not validated.");
}
