using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Microsoft365.Setup;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Health.Setup;

/// <summary>Whether the database takes a write: one that changes no row.</summary>
internal sealed class CheckDatabase(IWriter writer, IDatabase database)
{
    private const string Check = "Database";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public async Task<SetupFinding> RunAsync(CancellationToken cancellationToken)
    {
        var bad = new SetupFinding(Check, $"The database ({database.Description}) takes no writes.", "Free disk space, make the file or server writable, and look at the log; nothing that was answered is lost, but nothing new can be recorded.");
        try
        {
            await writer.WriteAsync((context, token) => context.Campaigns.Where(c => c.Id < 0).ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, c => c.Name), token), cancellationToken)
                .WaitAsync(Limit, cancellationToken);
            return new(Check);
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException or StorageException or TimeoutException or InvalidOperationException)
        {
            return bad;
        }
    }
}
