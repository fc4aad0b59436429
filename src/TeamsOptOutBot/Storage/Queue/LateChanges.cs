using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Queue;

/// <summary>
/// What changed while a message was on its way and will be tried again: its campaign was closed, its person has answered
/// or left, a newer update took its place, or the conversation that it waits for is known by now.
/// </summary>
internal static class LateChanges
{
    public static async Task<DeliveryOutcome> ApplyAsync(SqlSession sql, DeliveryOutcome outcome, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var claimed = outcome.Claimed;
        if (await IsOverAsync(sql, claimed, cancellationToken))
            return outcome with { State = DeliveryState.Recalled, Reason = DeliveryReason.None, FinishedAt = now, DueAt = null, IsStep = false };
        return outcome.Step == ReachStep.Installed && await IsReachableAsync(sql, claimed.AadId, cancellationToken)
            ? outcome with { DueAt = now, Lane = DeliveryLane.Send }
            : outcome;
    }

    private static Task<bool> IsOverAsync(SqlSession sql, ClaimedDelivery claimed, CancellationToken cancellationToken) => claimed.Kind switch
    {
        DeliveryKind.Notice or DeliveryKind.Reminder => HasRowAsync(
            sql,
            $"""
            SELECT 1 FROM recipients r JOIN campaigns c ON c."Id" = r."CampaignId"
            WHERE r."CampaignId" = @p0 AND r."PersonId" = @p1
              AND (c."Status" <> {(int)CampaignStatus.Running} OR r."LeftAt" IS NOT NULL OR (r."Answer" IS NOT NULL AND @p2 = {(int)DeliveryKind.Reminder}))
            """,
            cancellationToken, claimed.CampaignId, claimed.PersonId, (int)claimed.Kind),
        DeliveryKind.CardUpdate => HasRowAsync(
            sql,
            $"""
            SELECT 1 FROM deliveries WHERE "PersonId" = @p0 AND "Kind" = {(int)DeliveryKind.CardUpdate} AND "TargetActivityId" = @p1 AND "Id" > @p2
            """,
            cancellationToken, claimed.PersonId, claimed.TargetActivityId, claimed.Id),
        DeliveryKind.Message => Task.FromResult(false),
        _ => throw new ArgumentOutOfRangeException(nameof(claimed)),
    };

    /// <summary>The event after an install may come before the install's own answer was written.</summary>
    private static Task<bool> IsReachableAsync(SqlSession sql, Guid aadId, CancellationToken cancellationToken) => HasRowAsync(
        sql, $"""SELECT 1 FROM conversations WHERE "AadId" = @p0 AND "State" = {(int)ConversationState.Active}""", cancellationToken, aadId);

    private static Task<bool> HasRowAsync(SqlSession sql, string text, CancellationToken cancellationToken, params object?[] arguments) =>
        sql.FirstAsync(text, _ => true, cancellationToken, arguments);
}
