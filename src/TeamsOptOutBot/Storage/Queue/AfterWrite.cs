using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Queue;

/// <summary>What follows from results, in their transaction: totals, steps for whoever asks why, copies that came late, cards nobody needs any more.</summary>
internal static class AfterWrite
{
    public static async Task RunAsync(SqlSession sql, IReadOnlyList<DeliveryOutcome> written, IReadOnlyList<RecipientMove> moves, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var totals = new CounterChanges();
        foreach (var move in moves.Where(m => m.IsCounted))
            totals.Move(move.CampaignId, (move.From, RecipientMove.Detail(move.From, move.FromReason)), (move.To, RecipientMove.Detail(move.To, move.ToReason)));
        foreach (var outcome in written)
        {
            var claimed = outcome.Claimed;
            if (claimed is { WasUncertain: true, CampaignId: { } campaign } && outcome.State == DeliveryState.Delivered)
                totals.Add(campaign, CounterKind.SentAgain, 0, 1);
            if (outcome.IsStep)
                await StepSql.AddAsync(sql, claimed.Id, claimed.CampaignId, claimed.PersonId, now, outcome.State, outcome.Reason, outcome.DueAt, cancellationToken);
            if (claimed.Channel == DeliveryChannel.Mail && outcome.Mailbox is { } mailbox && (outcome.State == DeliveryState.Delivered || outcome.Reason == DeliveryReason.AnswerLost))
                await MailboxSql.CountAsync(sql, mailbox, now, cancellationToken);
            if (outcome.FinishedAt is not null && claimed.Kind is DeliveryKind.Message or DeliveryKind.CardUpdate)
                await sql.ExecuteAsync("""DELETE FROM cards WHERE "Id" = @p0 AND "Key" IS NULL""", cancellationToken, claimed.CardId);
        }

        await ReminderWaysSql.FollowAsync(sql, written, now, cancellationToken);
        await UpdateLateCopiesAsync(sql, written, moves, now, cancellationToken);
        await totals.WriteAsync(sql, cancellationToken);
    }

    /// <summary>The answer was recorded while this copy was on its way.</summary>
    private static async Task UpdateLateCopiesAsync(SqlSession sql, IReadOnlyList<DeliveryOutcome> written, IReadOnlyList<RecipientMove> moves, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var answered = moves.Where(m => m.AnsweredCardId is not null).ToDictionary(m => (m.CampaignId, m.PersonId), m => m.AnsweredCardId!.Value);
        foreach (var outcome in written.Where(o => o is { State: DeliveryState.Delivered, ActivityId: not null, Claimed.CampaignId: not null }))
        {
            var claimed = outcome.Claimed;
            var campaign = claimed.CampaignId!.Value;
            var card = claimed.Kind switch
            {
                DeliveryKind.Notice => answered.TryGetValue((campaign, claimed.PersonId), out var known) ? known : (long?)null,
                DeliveryKind.Reminder => await sql.FirstAsync(
                    """SELECT "AnsweredCardId" FROM recipients WHERE "CampaignId" = @p0 AND "PersonId" = @p1""",
                    row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0), cancellationToken, campaign, claimed.PersonId),
                _ => null,
            };
            if (card is { } id)
                await UpdateSql.QueueAsync(sql, campaign, claimed.PersonId, outcome.ActivityId!, id, now, cancellationToken);
        }
    }
}
