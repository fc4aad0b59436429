using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TeamsOptOutBot.Storage;

/// <summary>Migrates forward and refuses a database that a newer version of the service has written.</summary>
internal static class MigrationGuard
{
    /// <summary>That the migrations match the model is checked when the service is built; each start need not build both models to compare them.</summary>
    public static DbContextOptionsBuilder<T> WithoutDriftCheck<T>(this DbContextOptionsBuilder<T> options)
        where T : DbContext => options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    public static async Task MigrateAsync(BotDbContext context, CancellationToken cancellationToken)
    {
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        var newer = applied.FirstOrDefault(migration => !known.Contains(migration));
        if (newer is not null)
            throw new StorageException($"The database was written by a newer version of this service (migration {newer}). Start that version, or restore a backup made before it.");
        if (applied.Count < known.Count)
            await context.Database.MigrateAsync(cancellationToken);
    }
}
