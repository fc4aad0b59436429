using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Queue;

/// <summary>Counts what a mailbox sent, by the hour.</summary>
internal static class MailboxSql
{
    public static Task CountAsync(SqlSession sql, string mailbox, DateTimeOffset now, CancellationToken cancellationToken) => sql.ExecuteAsync(
        """
        INSERT INTO mailboxes ("Address", "Hour", "Sent") VALUES (@p0, @p1, 1)
        ON CONFLICT ("Address", "Hour") DO UPDATE SET "Sent" = mailboxes."Sent" + 1
        """,
        cancellationToken, mailbox, HourOf(now).UtcTicks);

    public static DateTimeOffset HourOf(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
