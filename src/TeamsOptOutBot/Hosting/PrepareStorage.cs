using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Hosting;

/// <summary>Before anything else runs: the database is created or migrated, and cards and campaign library are checked.</summary>
internal sealed class PrepareStorage(IDatabase database, IServiceProvider services) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        // Loading them here makes a fault in a text or template stop the start with its file and line.
        services.GetRequiredService<CardBook>();
        services.GetRequiredService<CampaignTemplateLibrary>();
        await database.PrepareAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
