using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Storage;

/// <summary>Writes how a person is reached in one statement: the two events of an install come at the same time.</summary>
internal static class ConversationSql
{
    public static Task SaveConversationAsync(
        this BotDbContext database, Guid aadId, string? channelUserId, string conversationId, string serviceUrl, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO conversations ("AadId", "ChannelUserId", "ConversationId", "ServiceUrl", "State", "UpdatedAt")
            VALUES ({aadId}, {channelUserId}, {conversationId}, {serviceUrl}, {(int)ConversationState.Active}, {now.UtcTicks})
            ON CONFLICT ("AadId") DO UPDATE SET
                "ChannelUserId" = COALESCE(excluded."ChannelUserId", conversations."ChannelUserId"), "ConversationId" = excluded."ConversationId",
                "ServiceUrl" = excluded."ServiceUrl", "State" = excluded."State", "UpdatedAt" = excluded."UpdatedAt"
            """,
            cancellationToken);
}
