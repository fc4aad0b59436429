using System.Text.Json.Nodes;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Queue;

/// <summary>An answer in prepared SQL: hundreds of people may press in the same second, and each waits for it.</summary>
internal static class PressSql
{
    /// <summary>Keeps the recipient from changing until the transaction ends and reads how they stand; null where there is none.</summary>
    public static Task<StandingAnswer?> HoldAsync(SqlSession sql, int campaignId, int personId, CancellationToken cancellationToken) =>
        sql.FirstAsync<StandingAnswer?>(
            """
            UPDATE recipients SET "HelpWanted" = "HelpWanted" WHERE "CampaignId" = @p0 AND "PersonId" = @p1
            RETURNING (SELECT c."Status" FROM campaigns c WHERE c."Id" = recipients."CampaignId"), "Answer", "AnsweredAt", "HelpWanted", "LeftAt"
            """,
            row => new StandingAnswer(
                (CampaignStatus)row.GetInt32(0), row.IsDBNull(1) ? null : (AnswerKind)row.GetInt32(1), row.IsDBNull(2) ? null : new DateTimeOffset(row.GetInt64(2), TimeSpan.Zero), row.GetBoolean(3), !row.IsDBNull(4)),
            cancellationToken, campaignId, personId);

    /// <summary>Counts the answer in place of the one before. Whoever left the audience is not counted.</summary>
    public static async Task CountAsync(SqlSession sql, int campaignId, StandingAnswer before, AnswerKind answer, CancellationToken cancellationToken)
    {
        if (before.Left)
            return;
        var totals = new CounterChanges();
        foreach (var (kind, detail, delta) in CounterSql.OfAnswer(before.Answer, before.HelpWanted, answer))
            totals.Add(campaignId, kind, detail, delta);
        await totals.WriteAsync(sql, cancellationToken);
    }

    /// <summary>The answer stands: no help is wanted, no reminder falls due, and those on their way are recalled.</summary>
    public static async Task AnswerAsync(SqlSession sql, int campaignId, int personId, AnswerKind answer, long answeredCardId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await sql.ExecuteAsync(
            """
            UPDATE recipients SET "Answer" = @p2, "AnsweredAt" = @p3, "AnsweredCardId" = @p4, "HelpWanted" = FALSE, "SnoozedUntil" = NULL, "NextReminderAt" = NULL
            WHERE "CampaignId" = @p0 AND "PersonId" = @p1
            """,
            cancellationToken, campaignId, personId, (int)answer, now.UtcTicks, answeredCardId);
        await sql.ExecuteAsync(
            $"""
            UPDATE deliveries SET "State" = {(int)DeliveryState.Recalled}, "FinishedAt" = @p2
            WHERE "CampaignId" = @p0 AND "PersonId" = @p1 AND "Kind" = {(int)DeliveryKind.Reminder} AND "State" IN (0, 3, 4)
            """,
            cancellationToken, campaignId, personId, now.UtcTicks);
    }

    public static Task AppendAsync(SqlSession sql, Acknowledgement press, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            """
            INSERT INTO acknowledgements ("CampaignId", "PersonId", "Answer", "At", "Channel", "TextVersion", "Salt", "Commitment") VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
            """,
            cancellationToken, press.CampaignId, press.PersonId, (int)press.Answer, press.At.UtcTicks, press.Channel, press.TextVersion, press.Salt, press.Commitment);

    /// <summary>The messages that show the notice, reminders included.</summary>
    public static Task<List<string>> CopiesAsync(SqlSession sql, int campaignId, int personId, CancellationToken cancellationToken) =>
        sql.ReadAsync(
            $"""
            SELECT "ActivityId" FROM deliveries
            WHERE "PersonId" = @p1 AND "CampaignId" = @p0 AND "Kind" IN ({(int)DeliveryKind.Notice}, {(int)DeliveryKind.Reminder}) AND "ActivityId" IS NOT NULL
            """,
            row => row.GetString(0), cancellationToken, campaignId, personId);

    /// <summary>The shared card of that key, made when it is first needed.</summary>
    public static async Task<long> SharedCardAsync(SqlSession sql, int campaignId, string key, Func<(JsonObject Card, string Summary)> make, CancellationToken cancellationToken)
    {
        if (await FindAsync() is { } found)
            return found;
        var (card, summary) = make();
        await sql.ExecuteAsync(
            """INSERT INTO cards ("CampaignId", "Key", "Json", "Summary") VALUES (@p0, @p1, @p2, @p3) ON CONFLICT ("CampaignId", "Key") DO NOTHING""",
            cancellationToken, campaignId, key, card.ToJsonString(), summary);
        return await FindAsync() ?? throw new StorageException($"The card {key} was written and is not there.");

        Task<long?> FindAsync() => sql.FirstAsync<long?>("""SELECT "Id" FROM cards WHERE "CampaignId" = @p0 AND "Key" = @p1""", row => row.GetInt64(0), cancellationToken, campaignId, key);
    }
}

/// <summary>How a recipient stands before a press.</summary>
/// <param name="Left">They are no longer in the audience.</param>
internal sealed record StandingAnswer(CampaignStatus Campaign, AnswerKind? Answer, DateTimeOffset? AnsweredAt, bool HelpWanted, bool Left);
