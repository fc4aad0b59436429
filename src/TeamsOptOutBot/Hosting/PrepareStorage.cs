using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Commands;
using TeamsOptOutBot.Documents.PolicyNotes;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Hosting;

/// <summary>Before anything else runs: the database is created or migrated, and cards and campaign library are checked.</summary>
internal sealed partial class PrepareStorage(IDatabase database, IServiceProvider services, IServer server, IOptions<RolesOptions> roles, ILogger<PrepareStorage> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        // Beside each other: a start takes as long as the longer of the two.
        var texts = Task.Run(LoadTexts, cancellationToken);
        await Task.WhenAll(texts, database.PrepareAsync(cancellationToken));
    }

    /// <summary>Loading them here makes a fault in a text or template stop the start with its file and line.</summary>
    private void LoadTexts()
    {
        services.GetRequiredService<CardBook>();
        services.GetRequiredService<CampaignTemplateLibrary>();
        services.GetRequiredService<PolicyNoteLibrary>();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = string.Join(", ", server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);
        Log.Ready(logger, addresses, database.Description, roles.Value.HrGroup);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Ready on {Addresses}. Data: {Data}. Campaigns are started by the group {HrGroup}.")]
        public static partial void Ready(ILogger logger, string addresses, string data, string hrGroup);
    }
}
