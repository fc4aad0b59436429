using System.Text.Json.Nodes;
using Npgsql;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Postgres;

namespace TeamsOptOutBot.Backup;

/// <summary>
/// After a backup was restored into a database of its own: what only the database before it holds, answers and requests for
/// erasure, is carried over. The database before is read and left as it is.
/// </summary>
internal static class PostgresCarryOver
{
    /// <exception cref="StorageException">Both are the same database, or one cannot be used or is of a newer version; then nothing was changed.</exception>
    public static async Task<CarriedAnswers> RunAsync(string beforeConnection, string connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var (from, to) = (new NpgsqlConnectionStringBuilder(beforeConnection), new NpgsqlConnectionStringBuilder(connection));
            if (from.Host == to.Host && from.Port == to.Port && from.Database == to.Database)
                throw new StorageException("Both connection strings name the same database. Restore the backup into a database of its own, set Storage:Postgres to it, and name the one before it here.");
            await using var restored = new PostgresDatabase(connection);
            await restored.PrepareAsync(cancellationToken);
            await using var before = new PostgresDatabase(beforeConnection);
            return await restored.WriteAsync(
                (database, token) => before.ReadAsync(
                    async (old, _) =>
                    {
                        var carried = await CarryAnswers.RunAsync(old, database, token);
                        AuditLog.Add(database, "database.restored", campaignId: null, personId: null, new JsonObject { ["carried"] = carried.Carried, ["notCarried"] = carried.NotCarried, ["erasures"] = carried.Erasures }, now);
                        await database.SaveChangesAsync(token);
                        return carried;
                    },
                    token),
                cancellationToken,
                WriteUrgency.Bulk);
        }
        catch (Exception exception) when (exception is NpgsqlException or ArgumentException)
        {
            throw new StorageException($"Nothing was carried over: {exception.Message} Name the database that was there before as Host=…;Database=…, and set Storage:Postgres to the restored one.", exception);
        }
    }
}
