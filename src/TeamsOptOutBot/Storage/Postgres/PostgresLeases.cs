using TeamsOptOutBot.Storage.Leases;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Postgres;

/// <summary>Several replicas: a lease runs out by the server's clock.</summary>
internal static class PostgresLeases
{
    /// <summary>Ticks since the year 1, as the model counts time.</summary>
    private const string Clock = "(621355968000000000 + CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 10000000 AS bigint))";

    public static ILeases Create(ISqlWriter writer, TimeProvider time) => new SqlLeases(writer, time, Clock, alone: false);
}
