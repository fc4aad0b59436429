using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage;

/// <summary>Writes how a person is reached in one statement: the two events of an install come at the same time.</summary>
internal static class ConversationSql
{
    public static Task SaveAsync(SqlSession sql, Guid aadId, string? channelUserId, string conversationId, string serviceUrl, DateTimeOffset now, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            $"""
            INSERT INTO conversations ("AadId", "ChannelUserId", "ConversationId", "ServiceUrl", "State", "UpdatedAt")
            VALUES (@p0, @p1, @p2, @p3, {(int)ConversationState.Active}, @p4)
            ON CONFLICT ("AadId") DO UPDATE SET
                "ChannelUserId" = COALESCE(excluded."ChannelUserId", conversations."ChannelUserId"), "ConversationId" = excluded."ConversationId",
                "ServiceUrl" = excluded."ServiceUrl", "State" = excluded."State", "UpdatedAt" = excluded."UpdatedAt"
            """,
            cancellationToken, aadId, channelUserId, conversationId, serviceUrl, now.UtcTicks);
}
