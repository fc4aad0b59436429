using System.Net;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Storage.Leases;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Queue;

namespace TeamsOptOutBot.Delivery;

/// <summary>One attempt for one row: one request to the connector, or a step on the way to somebody whose conversation is not known.</summary>
internal sealed class SendDelivery(
    IConnectorClient connector, ReachPerson reach, ConversationStore conversations, CardCache cards, RequestBudget budget, ConversationLimiter limiter, TenantTrouble trouble, BotMetrics metrics, TimeProvider time, Random random)
{
    /// <param name="lease">Nothing is sent once another replica may have taken over.</param>
    /// <param name="stopping">What still waits for its turn then goes back into the outbox; what was begun is finished.</param>
    public async Task<DeliveryResult> SendAsync(ClaimedDelivery claimed, HeldLease lease, CancellationToken stopping)
    {
        try
        {
            return await TryAsync(claimed, lease, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return NotSent(claimed, time.GetUtcNow());
        }
    }

    /// <summary>Something broke that no rule knows: it may have been sent.</summary>
    public DeliveryResult AfterFault(ClaimedDelivery claimed) => claimed.Attempts + 1 >= RetryTable.MostAttempts
        ? new DeliveryResult.Failed(DeliveryReason.GaveUp)
        : Later(claimed, time.GetUtcNow() + BackOff.After(claimed.Attempts + 1, random), DeliveryReason.AnswerLost, counted: true) with { Uncertain = true };

    private async Task<DeliveryResult> TryAsync(ClaimedDelivery claimed, HeldLease lease, CancellationToken stopping)
    {
        if (claimed.Kind == DeliveryKind.CardUpdate && claimed.ConversationState != ConversationState.Active)
            return new DeliveryResult.Failed(DeliveryReason.MessageGone);
        if (await cards.ReadAsync(claimed.CardId, claimed.Kind == DeliveryKind.CardUpdate, CancellationToken.None) is not { } message)
            return new DeliveryResult.Failed(DeliveryReason.MessageGone);
        if (claimed.ConversationState == ConversationState.Active)
            return await SendAsync(claimed, message, claimed.ServiceUrl!, claimed.ConversationId!, lease, stopping);
        return await reach.RunAsync(claimed, stopping) switch
        {
            Reached.At at => await SendAsync(claimed, message, at.ServiceUrl, at.ConversationId, lease, stopping),
            Reached.NotYet notYet => notYet.Result,
            _ => throw new InvalidOperationException("Reaching has no other outcome."),
        };
    }

    private async Task<DeliveryResult> SendAsync(ClaimedDelivery claimed, PreparedMessage message, string serviceUrl, string conversationId, HeldLease lease, CancellationToken stopping)
    {
        if (!limiter.TryTake(conversationId, out var wait))
            return Later(claimed, time.GetUtcNow() + wait, DeliveryReason.None, counted: false);
        await budget.WaitAsync(PriorityOf(claimed), stopping);
        if (!lease.IsSafe)
            return NotSent(claimed, time.GetUtcNow());
        var update = claimed.Kind == DeliveryKind.CardUpdate;
        try
        {
            var response = update
                ? await connector.UpdateActivityAsync(serviceUrl, conversationId, claimed.TargetActivityId!, message, CancellationToken.None)
                : await connector.SendToConversationAsync(serviceUrl, conversationId, message, CancellationToken.None);
            trouble.Over();
            trouble.Teams.Answered();
            return new DeliveryResult.Delivered(response.Id);
        }
        catch (ConnectorException exception)
        {
            if (exception.Status == HttpStatusCode.TooManyRequests)
            {
                metrics.Throttled("teams");
                budget.Throttled(exception.RetryAfter);
            }

            return await DecideAsync(claimed, exception, update ? ConnectorOperation.Update : ConnectorOperation.Send, CancellationToken.None);
        }
    }

    private async Task<DeliveryResult> DecideAsync(ClaimedDelivery claimed, ConnectorException exception, ConnectorOperation operation, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (Unanswered.Of(exception, trouble.Teams) is { } again && claimed.AgeAt(now) < RetryTable.LongestAge)
        {
            return exception.IsLost() && operation == ConnectorOperation.Send
                ? Later(claimed, Unanswered.PauseAfterLost(again, claimed.AgeAt(now), now), DeliveryReason.AnswerLost, counted: false) with { Uncertain = true }
                : Later(claimed, again, DeliveryReason.ServiceBusy, counted: false);
        }

        var attempt = new DeliveryAttempt(operation, claimed.Attempts + 1, claimed.AgeAt(now), claimed.Tried);
        switch (RetryTable.Decide(exception.Status, exception.Code, exception.RetryAfter, attempt, random))
        {
            case RetryDecision.Retry retry:
                var reason = retry.CountsAsAttempt ? DeliveryReason.ServiceBusy : DeliveryReason.Throttled;
                return Later(claimed, now + retry.After, reason, retry.CountsAsAttempt);
            case RetryDecision.TreatAsUncertain lost:
                return Later(claimed, now + lost.After, DeliveryReason.AnswerLost, counted: true) with { Uncertain = true };
            case RetryDecision.RetryWithNewToken:
                return Later(claimed, now, DeliveryReason.BotUnauthorized, counted: true) with { Tried = claimed.Tried | Remedies.NewToken };
            case RetryDecision.Reinstall:
                await conversations.MarkAsync(claimed.AadId, ConversationState.Uninstalled, cancellationToken);
                return Later(claimed, now, DeliveryReason.AppNotInstalled, counted: true) with { Step = ReachStep.None, Tried = claimed.Tried | Remedies.Reinstall };
            case RetryDecision.RecreateConversation:
                await conversations.MarkAsync(claimed.AadId, ConversationState.Stale, cancellationToken);
                return Later(claimed, now, DeliveryReason.ConversationGone, counted: true) with { Tried = claimed.Tried | Remedies.NewConversation };
            case RetryDecision.AlreadyGone:
                return new DeliveryResult.Delivered(null);
            case RetryDecision.Unreachable unreachable:
                if (unreachable.Reason is DeliveryReason.BlockedByUser or DeliveryReason.AppUninstalled)
                    await conversations.MarkAsync(claimed.AadId, unreachable.Reason == DeliveryReason.BlockedByUser ? ConversationState.Blocked : ConversationState.Uninstalled, cancellationToken);
                return new DeliveryResult.Unreachable(unreachable.Reason);
            case RetryDecision.SwitchHost:
                return Later(claimed, trouble.Stop(DeliveryReason.WrongServiceHost), DeliveryReason.WrongServiceHost, counted: false);
            case RetryDecision.StopTenant stop:
                return Later(claimed, trouble.Stop(stop.Reason), stop.Reason, counted: false);
            case RetryDecision.Failed failed:
                return new DeliveryResult.Failed(failed.Reason);
            default:
                throw new InvalidOperationException("The retry table has no other decision.");
        }
    }

    private static DeliveryResult.Later NotSent(ClaimedDelivery claimed, DateTimeOffset now) => Later(claimed, now, DeliveryReason.None, counted: false);

    private static DeliveryResult.Later Later(ClaimedDelivery claimed, DateTimeOffset dueAt, DeliveryReason reason, bool counted) =>
        new(dueAt, reason, Uncertain: false, counted, claimed.Step, claimed.Tried);

    private static RequestPriority PriorityOf(ClaimedDelivery claimed) => claimed.Priority switch
    {
        DeliveryPriority.Urgent => RequestPriority.Urgent,
        DeliveryPriority.Notice => RequestPriority.Bulk,
        DeliveryPriority.Update => RequestPriority.Update,
        _ => throw new ArgumentOutOfRangeException(nameof(claimed)),
    };
}
