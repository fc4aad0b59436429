using TeamsOptOutBot.Storage.Leases;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Sqlite;

/// <summary>No second process can have the file, so what an earlier life held is taken at once.</summary>
internal static class SqliteLeases
{
    private const string Clock = "(621355968000000000 + CAST(strftime('%s', 'now') AS INTEGER) * 10000000)";

    public static ILeases Create(ISqlWriter writer, TimeProvider time) => new SqlLeases(writer, time, Clock, alone: true);
}
