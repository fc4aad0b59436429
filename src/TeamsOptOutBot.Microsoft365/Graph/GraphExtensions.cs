using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Microsoft365.Identity;

namespace TeamsOptOutBot.Microsoft365.Graph;

/// <summary>The directory's and the app installer's face to the composition.</summary>
public static class GraphExtensions
{
    /// <summary>
    /// Adds <see cref="IDirectory"/>, <see cref="ITeamsApps"/> and <see cref="IMail"/> on Microsoft Graph. Needs a <see cref="TokenCredential"/>,
    /// <see cref="CloudAddresses"/>, <see cref="IOptions{TOptions}"/> of <see cref="Microsoft365Options"/> and logging.
    /// The token goes to the host of <see cref="CloudAddresses.GraphBaseUrl"/> only, which must be https or loopback.
    /// </summary>
    public static IServiceCollection AddGraphDirectory(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<GraphConnection>();
        services.TryAddSingleton<GroupQueries>();
        services.TryAddSingleton<TeamsAppCatalogue>();
        services.TryAddSingleton<IDirectory, GraphDirectory>();
        services.TryAddSingleton<ITeamsApps, GraphTeamsApps>();
        services.TryAddSingleton<IMail, GraphMail>();
        return services;
    }
}
