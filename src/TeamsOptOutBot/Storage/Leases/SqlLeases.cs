using System.Globalization;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Leases;

/// <summary>Leases as rows.</summary>
/// <param name="clock">SQL for the database's clock in ticks.</param>
/// <param name="alone">No other process can hold one, so whatever is left is taken at once.</param>
internal sealed class SqlLeases(ISqlWriter writer, TimeProvider time, string clock, bool alone) : ILeases
{
    private static readonly long Length = LeaseTimes.Length.Ticks;
    private static readonly long Forgotten = TimeSpan.FromHours(1).Ticks;

    /// <summary>Tells a person which process it is, and two of one process apart.</summary>
    private readonly string _owner = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}");

    private readonly string _free = alone ? "1 = 1" : $"""(leases."Owner" = '' OR leases."Owner" = @p1 OR leases."ExpiresAt" < {clock})""";

    public async Task<HeldLease?> TakeAsync(string name, CancellationToken cancellationToken)
    {
        var askedAt = time.GetTimestamp();
        var taken = await writer.RunAsync(
            async (sql, token) =>
            {
                await sql.ExecuteAsync("""INSERT INTO leases ("Name", "Owner", "Fence", "ExpiresAt", "Rate") VALUES (@p0, '', 0, 0, 0) ON CONFLICT DO NOTHING""", token, name);
                var before = await sql.FirstAsync("""SELECT "Owner" FROM leases WHERE "Name" = @p0""", row => row.GetString(0), token, name);
                var fence = await sql.FirstAsync(
                    $"""UPDATE leases SET "Owner" = @p1, "Fence" = "Fence" + 1, "ExpiresAt" = {clock} + {Length} WHERE "Name" = @p0 AND {_free} RETURNING "Fence" """,
                    row => (long?)row.GetInt64(0), token, name, _owner);
                return (Fence: fence, LeftBehind: before?.Length > 0);
            },
            WriteUrgency.Bulk, cancellationToken);
        return taken.Fence is { } number ? new HeldLease(name, number, taken.LeftBehind, time, askedAt) : null;
    }

    public async Task<bool> RenewAsync(HeldLease lease, CancellationToken cancellationToken)
    {
        var askedAt = time.GetTimestamp();
        var renewed = await writer.RunAsync(
            (sql, token) => sql.ExecuteAsync(
                $"""UPDATE leases SET "ExpiresAt" = {clock} + {Length} WHERE "Name" = @p0 AND "Fence" = @p1""", token, lease.Name, lease.Fence),
            WriteUrgency.SomebodyWaits, cancellationToken);
        if (renewed == 0)
            return false;
        lease.Renewed(askedAt);
        return true;
    }

    public Task ReleaseAsync(HeldLease lease, CancellationToken cancellationToken) => writer.RunAsync(
        (sql, token) => sql.ExecuteAsync("""UPDATE leases SET "Owner" = '', "ExpiresAt" = 0 WHERE "Name" = @p0 AND "Fence" = @p1""", token, lease.Name, lease.Fence),
        WriteUrgency.SomebodyWaits, cancellationToken);

    public Task<double> ShareAsync(double ownRate, CancellationToken cancellationToken) => alone ? Task.FromResult(0d) : writer.RunAsync(
        async (sql, token) =>
        {
            await sql.ExecuteAsync(
                $"""
                INSERT INTO leases ("Name", "Owner", "Fence", "ExpiresAt", "Rate") VALUES (@p0, @p1, 0, {clock} + {Length}, @p2)
                ON CONFLICT ("Name") DO UPDATE SET "ExpiresAt" = excluded."ExpiresAt", "Rate" = excluded."Rate"
                """,
                token, LeaseNames.Replica + _owner, _owner, ownRate);
            // Long after its end nobody writes under it any more, so its numbers may begin anew.
            await sql.ExecuteAsync($"""DELETE FROM leases WHERE ("Name" LIKE '{LeaseNames.Replica}%' OR "Name" LIKE '{LeaseNames.Draft}%') AND "ExpiresAt" < {clock} - {Forgotten}""", token);
            return await sql.FirstAsync(
                $"""SELECT COALESCE(SUM("Rate"), 0) FROM leases WHERE "Name" LIKE '{LeaseNames.Replica}%' AND "Owner" <> @p0 AND "ExpiresAt" >= {clock}""", row => row.GetDouble(0), token, _owner);
        },
        WriteUrgency.Bulk, cancellationToken);
}
