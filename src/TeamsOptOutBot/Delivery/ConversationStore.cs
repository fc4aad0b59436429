using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Queue;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Delivery;

/// <summary>Remembers how each person is reached, and wakes what waited for it. Install events may repeat and come in any order.</summary>
internal sealed class ConversationStore(IWriter writer, ISqlWriter sqlWriter, IReader reader, TimeProvider time)
{
    public async Task SaveAsync(Guid aadId, string? channelUserId, string conversationId, string serviceUrl, CancellationToken cancellationToken)
    {
        // Every message brings the reference again; only what is new costs a write.
        var known = await reader.ReadAsync((database, token) => database.Conversations.FirstOrDefaultAsync(c => c.AadId == aadId, token), cancellationToken);
        if (known is { State: ConversationState.Active } && known.ConversationId == conversationId && known.ServiceUrl == serviceUrl && (channelUserId is null || known.ChannelUserId == channelUserId))
            return;
        await WriteAsync(aadId, channelUserId, conversationId, serviceUrl, cancellationToken);
    }

    private Task<bool> WriteAsync(Guid aadId, string? channelUserId, string conversationId, string serviceUrl, CancellationToken cancellationToken) =>
        sqlWriter.RunAsync(
            async (sql, token) =>
            {
                var now = time.GetUtcNow();
                await ConversationSql.SaveAsync(sql, aadId, channelUserId, conversationId, serviceUrl, now, token);
                await ReachableSql.WakeAsync(sql, aadId, now, token);
                return true;
            },
            WriteUrgency.SomebodyWaits,
            cancellationToken);

    /// <summary>The app is gone, or the person blocked it.</summary>
    public Task MarkAsync(Guid aadId, ConversationState state, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            (database, token) => database.Conversations.Where(c => c.AadId == aadId)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, state).SetProperty(c => c.UpdatedAt, time.GetUtcNow()), token),
            cancellationToken);
}
