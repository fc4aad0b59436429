namespace TeamsOptOutBot.Simulator.Graph;

/// <summary>Puts the simulated Microsoft Graph together.</summary>
internal static class GraphServices
{
    public static void AddGraph(this IServiceCollection services)
    {
        services.AddSingleton<DirectoryEndpoints>();
        services.AddSingleton<TeamsAppEndpoints>();
        services.AddSingleton<SenderMailboxes>();
        services.AddSingleton<MailEndpoints>();
    }

    public static void MapGraph(this WebApplication app)
    {
        app.Services.GetRequiredService<DirectoryEndpoints>().Map(app);
        app.Services.GetRequiredService<TeamsAppEndpoints>().Map(app);
        app.Services.GetRequiredService<MailEndpoints>().Map(app);
    }
}
