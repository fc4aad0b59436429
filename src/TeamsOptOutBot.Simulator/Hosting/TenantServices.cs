using TeamsOptOutBot.Simulator.Bots;
using TeamsOptOutBot.Simulator.Client;
using TeamsOptOutBot.Simulator.Connector;
using TeamsOptOutBot.Simulator.Control;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Gallery;
using TeamsOptOutBot.Simulator.Graph;
using TeamsOptOutBot.Simulator.Playground;
using TeamsOptOutBot.Simulator.Teams;
using TeamsOptOutBot.Simulator.Tokens;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Hosting;

/// <summary>Puts the tenant together.</summary>
internal static class TenantServices
{
    public static void AddTenant(this IServiceCollection services, SimulatorOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Clock);
        services.AddSingleton<Tenant>();
        services.AddSingleton(_ => Company.Build(options.Seed, options.People, options.Language));
        services.AddSingleton(_ => new PersonFactory(new StableIds(options.Seed + 1_000_003), new Random(options.Seed), Company.Domain));
        services.AddSingleton<BotTokens>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<ClientAssertions>();
        services.AddSingleton<SignIns>();
        services.AddSingleton<SignInPage>();
        services.AddSingleton<TokenEndpoints>();
        services.AddSingleton<TrafficLog>();
        services.AddSingleton<SentRecord>();
        services.AddSingleton<Faults>();
        services.AddSingleton<TenantGate>();
        services.AddSingleton<MessageFeed>();
        services.AddSingleton<Conversations>();
        services.AddSingleton<ContentPool>();
        services.AddSingleton<Subjects>();
        services.AddSingleton<OutgoingActivity>();
        services.AddSingleton<ConnectorEndpoints>();
        services.AddSingleton<ConversationEndpoints>();
        services.AddGraph();
        services.AddSingleton<BotTargets>();
        services.AddSingleton<BotSender>();
        services.AddSingleton<Activities>();
        services.AddSingleton<Mailboxes>();
        services.AddSingleton<AppInstaller>();
        services.AddHostedService(provider => provider.GetRequiredService<AppInstaller>());
        services.AddSingleton<TeamsClient>();
        services.AddSingleton<BotProcess>();
        services.AddSingleton<GalleryCards>();
        services.AddSingleton<PlaygroundRelay>();
        services.AddSingleton<Playgrounds>();
    }

    public static void MapTenant(this WebApplication app)
    {
        app.Services.GetRequiredService<TokenEndpoints>().Map(app);
        app.Services.GetRequiredService<SignInPage>().Map(app);
        app.Services.GetRequiredService<ConversationEndpoints>().Map(app);
        app.Services.GetRequiredService<ConnectorEndpoints>().Map(app);
        app.MapGraph();
        if (app.Services.GetRequiredService<SimulatorOptions>().Playground)
        {
            app.Services.GetRequiredService<PlaygroundRelay>().Map(app);
        }

        var control = app.MapGroup("/sim");
        control.MapTenantControl();
        control.MapPeopleControl();
        control.MapPersonControl();
    }
}
