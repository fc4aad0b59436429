using TeamsOptOutBot.Simulator.Directory;

namespace TeamsOptOutBot.Simulator.Hosting;

/// <summary>The tenant's ids and addresses. Addresses hold once Kestrel listens.</summary>
internal sealed class Tenant(SimulatorOptions options)
{
    private readonly StableIds _ids = new(options.Seed);

    public Guid TenantId => _ids.NewGuid("tenant");

    /// <summary>Client id of the app registration.</summary>
    public Guid AppId { get; } = new StableIds(options.Seed).NewGuid("app");

    /// <summary>The id in the app's manifest; <c>externalId</c> in the catalogue.</summary>
    public Guid ManifestId => _ids.NewGuid("manifest");

    /// <summary>The app's id in the organisation's catalogue.</summary>
    public Guid CatalogueId { get; } = new StableIds(options.Seed).NewGuid("catalogue");

    public string ClientSecret { get; } = new StableIds(options.Seed).NewToken("secret", 30);

    public string TenantIdText { get; } = new StableIds(options.Seed).NewGuid("tenant").ToString();

    public string BotId { get; } = $"28:{new StableIds(options.Seed).NewGuid("app")}";

    /// <summary>Provider of actionable messages that is registered for the bot; the <c>originator</c> of cards in mails.</summary>
    public string ProviderId { get; } = new StableIds(options.Seed).NewGuid("actionable-messages").ToString();

    public string BotName => "Opt-out Bot";

    public string TeamId { get; } = $"19:{new StableIds(options.Seed).NewToken("team", 33)}1@thread.tacv2";

    /// <summary>Like Teams: the General channel has the team's id.</summary>
    public string ChannelId => TeamId;

    public Guid TeamGroupId => _ids.NewGuid("team-group");

    public string TeamName => "Talent Acquisition";

    /// <summary>Page, control calls, connector and Graph, without a slash at the end.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Token endpoint, https, without a slash at the end.</summary>
    public string AuthorityUrl { get; private set; } = "";

    public string ServiceUrl => $"{Url}/teams/";

    public string GraphUrl => $"{Url}/graph/v1.0";

    public string Issuer => $"{Url}/botframework";

    public string MetadataUrl => $"{Url}/botframework/v1/.well-known/openidconfiguration";

    public void Listens(int port, int tokenPort)
    {
        Url = $"http://127.0.0.1:{port}";
        AuthorityUrl = $"https://localhost:{tokenPort}";
    }
}
