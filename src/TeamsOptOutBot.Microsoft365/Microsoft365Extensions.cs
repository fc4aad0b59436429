using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TeamsOptOutBot.Microsoft365;

/// <summary>The edge's face to the host.</summary>
public static class Microsoft365Extensions
{
    /// <summary>
    /// Adds the inbound token check, the connector client, the directory and the app installer. Registers
    /// IConnectorClient, IDirectory, ITeamsApps and validated Microsoft365Options. The host registers IBot.
    /// </summary>
    public static IServiceCollection AddMicrosoft365(this IServiceCollection services, IConfigurationSection configuration) => throw new NotSupportedException();

    /// <summary>Maps <c>POST /api/messages</c>.</summary>
    public static IEndpointRouteBuilder MapBotMessages(this IEndpointRouteBuilder endpoints) => throw new NotSupportedException();
}
