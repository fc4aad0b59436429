namespace TeamsOptOutBot.Storage.Sql;

/// <summary>A write that changes no row: it fails where a real one would.</summary>
internal static class WriteProbe
{
    public static Task RunAsync(ISqlWriter writer, CancellationToken cancellationToken) => writer.RunAsync(
        (sql, token) => sql.ExecuteAsync("""UPDATE campaigns SET "Name" = "Name" WHERE "Id" < 0""", token), WriteUrgency.SomebodyWaits, cancellationToken);
}
