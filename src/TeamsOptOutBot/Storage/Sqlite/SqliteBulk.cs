using System.Globalization;
using Microsoft.Data.Sqlite;
using TeamsOptOutBot.Storage.Bulk;

namespace TeamsOptOutBot.Storage.Sqlite;

/// <summary>One prepared statement for each row: on SQLite nothing travels, and a statement costs some microseconds.</summary>
internal static class SqliteBulk
{
    public static async Task<int[]> UpsertPeopleAsync(BotDbContext database, IReadOnlyList<ImportedPerson> people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Prepare(
            database,
            """
            INSERT INTO people ("AadId", "Name", "Mail", "Language", "Country", "Department", "RefreshedAt") VALUES ($a, $b, $c, $d, $e, $f, $g)
            ON CONFLICT ("AadId") DO UPDATE SET "Name" = excluded."Name", "Mail" = excluded."Mail", "Language" = excluded."Language",
                "Country" = excluded."Country", "Department" = excluded."Department", "RefreshedAt" = excluded."RefreshedAt"
            RETURNING "Id"
            """,
            7);
        var ids = new int[people.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            var person = people[i];
            Set(command, person.AadId, person.Name, person.Mail, person.Language, person.Country, person.Department, now.UtcTicks);
            ids[i] = Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        }

        return ids;
    }

    public static async Task AddRecipientsAsync(BotDbContext database, int campaignId, IReadOnlyList<ImportedPerson> people, int[] ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Prepare(
            database,
            """
            INSERT INTO recipients ("CampaignId", "PersonId", "State", "Reason", "HelpWanted", "RemindersSent", "Profile", "JoinedAt")
            VALUES ($a, $b, 0, 0, 0, 0, $c, $d) ON CONFLICT DO NOTHING
            """,
            4);
        for (var i = 0; i < ids.Length; i++)
        {
            Set(command, campaignId, ids[i], (int)people[i].Profile, now.UtcTicks);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public static async Task SetManagersAsync(BotDbContext database, IReadOnlyList<(int Person, int? Manager)> lines, CancellationToken cancellationToken)
    {
        await using var command = Prepare(database, """UPDATE people SET "ManagerId" = $a WHERE "Id" = $b AND "ManagerId" IS NOT $a""", 2);
        foreach (var (person, manager) in lines)
        {
            Set(command, manager, person);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static SqliteCommand Prepare(BotDbContext database, string sql, int parameters)
    {
        var (connection, transaction) = BulkSql.Raw(database);
        var command = ((SqliteConnection)connection).CreateCommand();
        command.Transaction = (SqliteTransaction?)transaction;
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${(char)('a' + i)}" });
        return command;
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }
}
