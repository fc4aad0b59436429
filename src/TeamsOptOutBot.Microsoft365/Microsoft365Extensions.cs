using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Microsoft365.Bot.Authentication;
using TeamsOptOutBot.Microsoft365.Bot.Connector;
using TeamsOptOutBot.Microsoft365.Bot.Endpoint;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Microsoft365.Identity;
using TeamsOptOutBot.Microsoft365.Setup;

namespace TeamsOptOutBot.Microsoft365;

/// <summary>The edge's face to the host.</summary>
public static class Microsoft365Extensions
{
    /// <summary>
    /// Adds the inbound token check, the connector client, the directory and the app installer. Registers
    /// IConnectorClient, IDirectory, ITeamsApps and validated Microsoft365Options. The host registers IBot, and IBotTexts where people read another language than English.
    /// </summary>
    public static IServiceCollection AddMicrosoft365(this IServiceCollection services, IConfigurationSection configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<Microsoft365Options>().Bind(configuration).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<Microsoft365Options>, Microsoft365OptionsValidator>());

        services.TryAddSingleton(provider => CloudAddresses.Resolve(provider.GetRequiredService<IOptions<Microsoft365Options>>().Value));
        services.TryAddSingleton<TokenCredential>(provider => new AppCredential(
            provider.GetRequiredService<IOptions<Microsoft365Options>>(), provider.GetRequiredService<CloudAddresses>(), provider.GetService<HttpPipelineTransport>(),
            provider.GetRequiredService<WireClock>(), provider.GetRequiredService<ILogger<AppCredential>>()));
        services.TryAddSingleton(new WireClock(TimeProvider.System));

        services.TryAddSingleton<OutboundHosts>();
        services.TryAddSingleton<ConnectorHttp>();
        services.TryAddSingleton<ConnectorTokens>();
        services.TryAddSingleton<IConnectorClient, ConnectorClient>();

        services.TryAddSingleton<OpenIdMetadataClient>();
        services.TryAddSingleton<SigningKeys>();
        services.TryAddSingleton<InboundAuthenticator>();
        services.TryAddSingleton<ISetupProbe, SetupProbe>();
        services.AddGraphDirectory();
        services.TryAddSingleton<IBotTexts, EnglishBotTexts>();
        services.TryAddSingleton<StrangerLimits>();
        services.TryAddScoped<BotTurn>();
        services.TryAddScoped<BotMessagesEndpoint>();
        return services;
    }

    /// <summary>Maps <c>POST /api/messages</c>; other methods are answered 405.</summary>
    public static IEndpointRouteBuilder MapBotMessages(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        endpoints.Map("/api/messages", (RequestDelegate)(context => context.RequestServices.GetRequiredService<BotMessagesEndpoint>().HandleAsync(context)));
        return endpoints;
    }
}
