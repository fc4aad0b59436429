namespace TeamsOptOutBot.Microsoft365.Identity;

/// <summary>What is documented for one cloud; null where nothing is, so that the option must be set.</summary>
internal sealed record CloudDefaults(
    string OpenIdMetadataUrl,
    string TokenIssuer,
    string ConnectorScope,
    string AuthorityHost,
    string? GraphBaseUrl,
    string? GraphScope,
    string? TeamsServiceUrl,
    string? TokenExchangeAudience);
