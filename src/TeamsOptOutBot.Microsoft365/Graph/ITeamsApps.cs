namespace TeamsOptOutBot.Microsoft365.Graph;

/// <summary>Installs the Teams app for people, so that the bot can write to them first. One request per call, no retry of the install.</summary>
/// <exception cref="GraphException">Graph refused, throttled or did not answer.</exception>
public interface ITeamsApps
{
    /// <summary>Installs the app for one person. 409 is <see cref="InstallOutcome.AlreadyInstalled"/>.</summary>
    Task<InstallOutcome> InstallAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Whether the organisation's catalogue holds the app, asked anew.</summary>
    Task<bool> IsInCatalogueAsync(CancellationToken cancellationToken);

    /// <summary>The id of the conversation between this person and the app, usable with the connector; null when the app is not installed.</summary>
    Task<string?> FindChatAsync(Guid userId, CancellationToken cancellationToken);
}

public enum InstallOutcome
{
    /// <summary>201: an installationUpdate will follow.</summary>
    Installed,

    /// <summary>409: it was there before; no event need ever come.</summary>
    AlreadyInstalled,

    /// <summary>404: no such user, or the app is not in the organisation's catalogue (asked by <see cref="ITeamsApps"/> at first use).</summary>
    UserNotFound,

    /// <summary>The app is not in the organisation's catalogue.</summary>
    AppNotInCatalogue,

    /// <summary>403: an app policy or a missing licence forbids it for this person.</summary>
    Forbidden,
}
