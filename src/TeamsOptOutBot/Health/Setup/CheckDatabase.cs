using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Microsoft365.Setup;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Health.Setup;

/// <summary>Whether the database takes a write: one that changes no row.</summary>
internal sealed class CheckDatabase(ISqlWriter writer, IDatabase database)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public async Task<SetupFinding> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteProbe.RunAsync(writer, cancellationToken).WaitAsync(Limit, cancellationToken);
            return new(HealthChecks.Database);
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException or StorageException or TimeoutException or InvalidOperationException)
        {
            return new(HealthChecks.Database, new SetupProblem(HealthProblems.NoWrites, ("database", database.Description)));
        }
    }
}
