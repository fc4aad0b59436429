using Npgsql;
using NpgsqlTypes;
using TeamsOptOutBot.Storage.Bulk;

namespace TeamsOptOutBot.Storage.Postgres;

/// <summary>COPY into a staging table that ends with the transaction, then one statement for all rows.</summary>
internal static class PostgresBulk
{
    public static async Task<int[]> UpsertPeopleAsync(BotDbContext database, IReadOnlyList<ImportedPerson> people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var connection = await StageAsync(database, "staged_people", """ "Turn" int, "AadId" uuid, "Name" text, "Mail" text, "Language" text, "Country" text, "Department" text """, cancellationToken);
        await using (var copy = await connection.BeginBinaryImportAsync("COPY staged_people FROM STDIN (FORMAT BINARY)", cancellationToken))
        {
            for (var i = 0; i < people.Count; i++)
            {
                var person = people[i];
                await copy.StartRowAsync(cancellationToken);
                await copy.WriteAsync(i, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(person.AadId, NpgsqlDbType.Uuid, cancellationToken);
                foreach (var text in (string?[])[person.Name, person.Mail, person.Language, person.Country, person.Department])
                {
                    if (text is null)
                        await copy.WriteNullAsync(cancellationToken);
                    else
                        await copy.WriteAsync(Storable(text), NpgsqlDbType.Text, cancellationToken);
                }
            }

            await copy.CompleteAsync(cancellationToken);
        }

        // In the order of the ids, so that two replicas that import the same people never wait for each other in a circle.
        await using var command = Command(
            database,
            """
            INSERT INTO people ("AadId", "Name", "Mail", "Language", "Country", "Department", "RefreshedAt")
            SELECT "AadId", "Name", "Mail", "Language", "Country", "Department", $1 FROM staged_people ORDER BY "AadId"
            ON CONFLICT ("AadId") DO UPDATE SET "Name" = excluded."Name", "Mail" = excluded."Mail", "Language" = excluded."Language",
                "Country" = excluded."Country", "Department" = excluded."Department", "RefreshedAt" = excluded."RefreshedAt"
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = now.UtcTicks });
        await command.ExecuteNonQueryAsync(cancellationToken);
        var ids = new int[people.Count];
        await using var found = Command(database, """SELECT s."Turn", p."Id" FROM staged_people s JOIN people p ON p."AadId" = s."AadId" """);
        await using var rows = await found.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            ids[rows.GetInt32(0)] = rows.GetInt32(1);
        return ids;
    }

    public static async Task AddRecipientsAsync(BotDbContext database, int campaignId, IReadOnlyList<ImportedPerson> people, int[] ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Command(
            database,
            """
            INSERT INTO recipients ("CampaignId", "PersonId", "State", "Reason", "HelpWanted", "RemindersSent", "Profile", "JoinedAt")
            SELECT $1, person, 0, 0, false, 0, profile, $2 FROM unnest($3::int[], $4::int[]) AS staged(person, profile)
            ON CONFLICT DO NOTHING
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = campaignId });
        command.Parameters.Add(new NpgsqlParameter { Value = now.UtcTicks });
        command.Parameters.Add(new NpgsqlParameter { Value = ids });
        command.Parameters.Add(new NpgsqlParameter { Value = people.Select(p => (int)p.Profile).ToArray() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task SetManagersAsync(BotDbContext database, IReadOnlyList<(int Person, int? Manager)> lines, CancellationToken cancellationToken)
    {
        await using var command = Command(
            database,
            """
            UPDATE people SET "ManagerId" = staged.manager FROM unnest($1::int[], $2::int[]) AS staged(person, manager)
            WHERE people."Id" = staged.person AND people."ManagerId" IS DISTINCT FROM staged.manager
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = lines.Select(l => l.Person).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = lines.Select(l => l.Manager).ToArray() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<NpgsqlConnection> StageAsync(BotDbContext database, string table, string columns, CancellationToken cancellationToken)
    {
        await using var command = Command(database, $"CREATE TEMP TABLE IF NOT EXISTS {table} ({columns}) ON COMMIT DELETE ROWS; TRUNCATE {table}");
        await command.ExecuteNonQueryAsync(cancellationToken);
        return command.Connection!;
    }

    /// <summary>PostgreSQL stores no zero character, and a directory may hold one.</summary>
    private static string Storable(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;

    private static NpgsqlCommand Command(BotDbContext database, string sql)
    {
        var (connection, transaction) = BulkSql.Raw(database);
        return new NpgsqlCommand(sql, (NpgsqlConnection)connection, (NpgsqlTransaction?)transaction);
    }
}
