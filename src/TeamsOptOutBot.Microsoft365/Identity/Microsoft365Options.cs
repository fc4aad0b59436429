namespace TeamsOptOutBot.Microsoft365.Identity;

/// <summary>Which tenant, which app, which cloud. Configuration section <c>Microsoft365</c>; validated at start.</summary>
public sealed class Microsoft365Options
{
    /// <summary>The configuration section's name, as the messages of the validation write it.</summary>
    public const string SectionName = "Microsoft365";

    /// <summary>The bot's app id (client id), a GUID. Required.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The tenant the service works for, a GUID. Activities of other tenants are refused. Required.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>Client secret of the app registration. Required while <see cref="CredentialOptions.Kind"/> is <c>Secret</c>.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>How the service proves that it is the app. Default: by the client secret.</summary>
    public CredentialOptions Credential { get; } = new();

    /// <summary>The id in the Teams app manifest (<c>externalId</c> in the organisation's catalogue). Default: the app id.</summary>
    public string TeamsAppId { get; set; } = "";

    /// <summary>Which cloud's addresses hold: <c>Public</c>, <c>Gcc</c>, <c>GccHigh</c>, <c>Dod</c> or <c>China</c>. Default: <c>Public</c>.</summary>
    public string Cloud { get; set; } = "Public";

    /// <summary>Channels that may speak to the bot. Default: <c>msteams</c>.</summary>
    public IList<string> AllowedChannels { get; } = [];

    /// <summary>OpenID metadata of the service that signs inbound tokens, https (http on loopback only); empty: the cloud's.</summary>
    public string OpenIdMetadataUrl { get; set; } = "";

    /// <summary>Issuer of inbound tokens; empty: the cloud's.</summary>
    public string TokenIssuer { get; set; } = "";

    /// <summary>Entra authority host, https; empty: the cloud's.</summary>
    public string AuthorityHost { get; set; } = "";

    /// <summary>Base of Microsoft Graph with version, https (http on loopback only); empty: the cloud's.</summary>
    public string GraphBaseUrl { get; set; } = "";

    /// <summary>Service URL for people of whom none is known yet, https (http on loopback only); empty: the cloud's.</summary>
    public string TeamsServiceUrl { get; set; } = "";
}
