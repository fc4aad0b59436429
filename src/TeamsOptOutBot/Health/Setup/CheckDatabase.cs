using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Microsoft365.Setup;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Health.Setup;

/// <summary>Whether the database takes a write: one that changes no row.</summary>
internal sealed class CheckDatabase(IWriter writer, IDatabase database)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public async Task<SetupFinding> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await writer.WriteAsync((context, token) => context.Campaigns.Where(c => c.Id < 0).ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, c => c.Name), token), cancellationToken)
                .WaitAsync(Limit, cancellationToken);
            return new(HealthChecks.Database);
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException or StorageException or TimeoutException or InvalidOperationException)
        {
            return new(HealthChecks.Database, new SetupProblem(HealthProblems.NoWrites, ("database", database.Description)));
        }
    }
}
