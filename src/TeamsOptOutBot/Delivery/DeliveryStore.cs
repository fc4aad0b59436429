using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Delivery;

/// <summary>The outbox: claims rows and writes what became of them.</summary>
internal sealed class DeliveryStore(IWriter writer, IReader reader)
{
    /// <summary>After a start: whatever was in flight when the service stopped may or may not have arrived, and is sent again.</summary>
    public Task<int> MarkInFlightUncertainAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async (database, token) =>
            {
                var notices = await database.Deliveries.Where(d => d.State == DeliveryState.Sending && d.Kind == DeliveryKind.Notice)
                    .Select(d => new { d.CampaignId, d.PersonId }).ToListAsync(token);
                foreach (var notice in notices)
                    await MoveRecipientAsync(database, notice.CampaignId!.Value, notice.PersonId, NoticeState.Retrying, DeliveryReason.AnswerLost, token);
                return await database.Deliveries.Where(d => d.State == DeliveryState.Sending).ExecuteUpdateAsync(
                    set => set.SetProperty(d => d.State, DeliveryState.Uncertain).SetProperty(d => d.Reason, DeliveryReason.AnswerLost).SetProperty(d => d.DueAt, now),
                    token);
            },
            cancellationToken);

    /// <summary>Takes up to <paramref name="limit"/> due rows, urgent first, under the number <paramref name="fence"/>.</summary>
    public Task<List<ClaimedDelivery>> ClaimAsync(long fence, int limit, DateTimeOffset now, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async (database, token) =>
            {
                var due = await database.Deliveries
                    .Where(d => (d.State == DeliveryState.Pending || d.State == DeliveryState.Retrying || d.State == DeliveryState.Uncertain) && d.DueAt <= now)
                    .OrderBy(d => d.Priority).ThenBy(d => d.Id).Take(limit).Select(d => d.Id).ToListAsync(token);
                if (due.Count == 0)
                    return [];
                var claimed = await (
                    from delivery in database.Deliveries
                    where due.Contains(delivery.Id)
                    join person in database.People on delivery.PersonId equals person.Id
                    join conversation in database.Conversations on person.AadId equals conversation.AadId into conversations
                    from conversation in conversations.DefaultIfEmpty()
                    orderby delivery.Priority, delivery.Id
                    select new ClaimedDelivery(
                        delivery.Id, fence, delivery.CampaignId, delivery.PersonId, person.AadId, delivery.Kind, delivery.Priority, delivery.Step, delivery.Tried, delivery.Attempts, delivery.CreatedAt,
                        delivery.State == DeliveryState.Uncertain, delivery.CardId, delivery.TargetActivityId,
                        conversation.ConversationId, conversation.ServiceUrl, (ConversationState?)conversation.State)).AsNoTracking().ToListAsync(token);
                await database.Deliveries.Where(d => due.Contains(d.Id))
                    .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Sending).SetProperty(d => d.Fence, fence), token);
                return claimed;
            },
            cancellationToken);

    public Task<Card?> ReadCardAsync(long cardId, CancellationToken cancellationToken) =>
        reader.ReadAsync((database, token) => database.Cards.FirstOrDefaultAsync(c => c.Id == cardId, token), cancellationToken);

    /// <summary>Writes the result of an attempt; a claim that was taken over in the meantime changes nothing.</summary>
    public Task WriteAsync(ClaimedDelivery claimed, DeliveryResult result, DateTimeOffset now, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async (database, token) =>
            {
                var row = await database.Deliveries.AsTracking().FirstOrDefaultAsync(d => d.Id == claimed.Id && d.Fence == claimed.Fence && d.State == DeliveryState.Sending, token);
                if (row is null)
                    return;
                Apply(row, result, now);
                if (result is DeliveryResult.Later { Step: ReachStep.Installed } && await IsReachableAsync(database, claimed.AadId, token))
                    row.DueAt = now;
                await database.SaveChangesAsync(token);
                if (row.Kind == DeliveryKind.Notice)
                    await MoveRecipientAsync(database, row.CampaignId!.Value, row.PersonId, StateOf(row.State), row.Reason, token);
                if (result is DeliveryResult.Delivered { ActivityId: { } copy } && row.Kind is DeliveryKind.Notice or DeliveryKind.Reminder)
                    await UpdateLateCopyAsync(database, row, copy, now, token);
                if (claimed.WasUncertain && result is DeliveryResult.Delivered && row.CampaignId is { } campaign)
                    await database.AddAsync(campaign, CounterKind.SentAgain, 0, 1, token);
                if (row.FinishedAt is not null)
                    await database.Cards.Where(c => c.Id == row.CardId && c.Key == null).ExecuteDeleteAsync(token);
            },
            cancellationToken);

    /// <summary>The event after an install may come before the install's own answer was written.</summary>
    private static Task<bool> IsReachableAsync(BotDbContext database, Guid aadId, CancellationToken cancellationToken) =>
        database.Conversations.AnyAsync(c => c.AadId == aadId && c.State == ConversationState.Active, cancellationToken);

    /// <summary>The answer was recorded while this copy was on its way.</summary>
    private static async Task UpdateLateCopyAsync(BotDbContext database, DeliveryRow row, string activityId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var card = await database.Recipients.Where(r => r.CampaignId == row.CampaignId && r.PersonId == row.PersonId).Select(r => r.AnsweredCardId).FirstOrDefaultAsync(cancellationToken);
        if (card is not null)
            await Outbox.UpdateAsync(database, row.CampaignId!.Value, row.PersonId, activityId, card.Value, now, cancellationToken);
    }

    private static void Apply(DeliveryRow row, DeliveryResult result, DateTimeOffset now)
    {
        switch (result)
        {
            case DeliveryResult.Delivered delivered:
                (row.State, row.Reason, row.ActivityId, row.FinishedAt) = (DeliveryState.Delivered, DeliveryReason.None, delivered.ActivityId, now);
                break;
            case DeliveryResult.Later later:
                row.State = later.Uncertain ? DeliveryState.Uncertain : later.Counted ? DeliveryState.Retrying : DeliveryState.Pending;
                (row.Reason, row.DueAt, row.Step, row.Tried) = (later.Reason, later.DueAt, later.Step, later.Tried);
                row.Attempts += later.Counted ? 1 : 0;
                break;
            case DeliveryResult.Unreachable unreachable:
                (row.State, row.Reason, row.FinishedAt) = (DeliveryState.Unreachable, unreachable.Reason, now);
                break;
            case DeliveryResult.Failed failed:
                (row.State, row.Reason, row.FinishedAt) = (DeliveryState.Failed, failed.Reason, now);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(result));
        }
    }

    private static async Task MoveRecipientAsync(BotDbContext database, int campaignId, int personId, NoticeState state, DeliveryReason reason, CancellationToken cancellationToken)
    {
        var recipient = await database.Recipients.AsTracking().FirstOrDefaultAsync(r => r.CampaignId == campaignId && r.PersonId == personId, cancellationToken);
        if (recipient is null)
            return;
        var from = (recipient.State, Detail(recipient.State, recipient.Reason));
        (recipient.State, recipient.Reason) = (state, reason);
        await database.SaveChangesAsync(cancellationToken);
        await database.MoveAsync(campaignId, from, (state, Detail(state, reason)), cancellationToken);
    }

    /// <summary>Reasons are counted where a person has to do something about them.</summary>
    private static int Detail(NoticeState state, DeliveryReason reason) => state is NoticeState.Unreachable or NoticeState.Failed ? (int)reason : 0;

    private static NoticeState StateOf(DeliveryState state) => state switch
    {
        DeliveryState.Pending or DeliveryState.Sending => NoticeState.Pending,
        DeliveryState.Delivered => NoticeState.Delivered,
        DeliveryState.Retrying or DeliveryState.Uncertain => NoticeState.Retrying,
        DeliveryState.Unreachable => NoticeState.Unreachable,
        DeliveryState.Failed => NoticeState.Failed,
        DeliveryState.Recalled => NoticeState.Recalled,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
