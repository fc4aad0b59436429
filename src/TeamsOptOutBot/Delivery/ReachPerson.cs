using System.Net;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Microsoft365.Identity;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Queue;

namespace TeamsOptOutBot.Delivery;

/// <summary>
/// Finds the conversation with somebody who never wrote to the bot: installs the app, waits a minute for the event that
/// brings the conversation, then asks for the chat, and at last creates the conversation.
/// </summary>
internal sealed class ReachPerson(
    ITeamsApps apps, IConnectorClient connector, ConversationStore conversations, CloudAddresses addresses, IOptions<Microsoft365Options> options,
    InstallBudget installs, RequestBudget budget, TenantTrouble trouble, BotMetrics metrics, TimeProvider time, Random random)
{
    /// <summary>How long the event after an install is waited for (design, section 6).</summary>
    public static readonly TimeSpan EventWait = TimeSpan.FromMinutes(1);

    public async Task<Reached> RunAsync(ClaimedDelivery claimed, CancellationToken cancellationToken)
    {
        if (claimed.ConversationState == ConversationState.Blocked)
            return Unreachable(DeliveryReason.BlockedByUser);
        try
        {
            if (claimed.Step != ReachStep.None || claimed.ConversationState == ConversationState.Stale)
                return await AskAsync(claimed, cancellationToken);
            await installs.Budget.WaitAsync(RequestPriority.Bulk, cancellationToken);
            var outcome = await apps.InstallAsync(claimed.AadId, cancellationToken);
            trouble.Graph.Answered();
            trouble.InstallsAreAllowed();
            return outcome switch
            {
                InstallOutcome.Installed => NotYet(claimed, time.GetUtcNow() + EventWait, DeliveryReason.Installing, counted: false, ReachStep.Installed),
                InstallOutcome.AlreadyInstalled => await AskAsync(claimed, cancellationToken),
                InstallOutcome.UserNotFound => Unreachable(DeliveryReason.AccountGone),
                InstallOutcome.Forbidden => Unreachable(DeliveryReason.AppNotAllowed),
                InstallOutcome.AppNotInCatalogue => NotYet(claimed, trouble.Stop(DeliveryReason.AppNotInCatalogue), DeliveryReason.AppNotInCatalogue, counted: false, ReachStep.None),
                _ => throw new InvalidOperationException("An install has no other outcome."),
            };
        }
        catch (GraphException exception)
        {
            return AfterGraph(claimed, exception);
        }
    }

    private async Task<Reached> AskAsync(ClaimedDelivery claimed, CancellationToken cancellationToken)
    {
        await installs.Budget.WaitAsync(RequestPriority.Bulk, cancellationToken);
        var conversationId = await apps.FindChatAsync(claimed.AadId, cancellationToken);
        trouble.Graph.Answered();
        var serviceUrl = claimed.ServiceUrl ?? addresses.TeamsServiceUrl;
        if (conversationId is null || claimed.ConversationState == ConversationState.Stale)
        {
            await budget.WaitAsync(RequestPriority.Bulk, cancellationToken);
            try
            {
                // The directory id works as a member id once the app is installed for the person (protocol reference 3.1).
                var created = await connector.CreateConversationAsync(
                    serviceUrl, new ConversationParameters("28:" + options.Value.AppId, claimed.AadId.ToString(), options.Value.TenantId), cancellationToken);
                conversationId = created.Id;
            }
            catch (ConnectorException exception)
            {
                return AfterCreate(claimed, exception);
            }
        }

        await conversations.SaveAsync(claimed.AadId, channelUserId: null, conversationId, serviceUrl, cancellationToken);
        return new Reached.At(serviceUrl, conversationId);
    }

    private Reached.NotYet AfterCreate(ClaimedDelivery claimed, ConnectorException exception)
    {
        if (exception.Status == HttpStatusCode.TooManyRequests)
        {
            metrics.Throttled("teams");
            budget.Throttled(exception.RetryAfter);
        }

        var now = time.GetUtcNow();
        if (Unanswered.Of(exception, trouble.Teams) is { } again && claimed.AgeAt(now) < RetryTable.LongestAge)
            return NotYet(claimed, again, DeliveryReason.ServiceBusy, counted: false, claimed.Step);
        var attempt = new DeliveryAttempt(ConnectorOperation.CreateConversation, claimed.Attempts + 1, claimed.AgeAt(now), claimed.Tried | Remedies.Reinstall);
        return RetryTable.Decide(exception.Status, exception.Code, exception.RetryAfter, attempt, random) switch
        {
            RetryDecision.Retry retry => NotYet(claimed, now + retry.After, retry.CountsAsAttempt ? DeliveryReason.ServiceBusy : DeliveryReason.Throttled, retry.CountsAsAttempt, claimed.Step),
            RetryDecision.RetryWithNewToken => new Reached.NotYet(new DeliveryResult.Later(now, DeliveryReason.BotUnauthorized, Uncertain: false, Counted: true, claimed.Step, claimed.Tried | Remedies.NewToken)),
            RetryDecision.StopTenant stop => NotYet(claimed, trouble.Stop(stop.Reason), stop.Reason, counted: false, claimed.Step),
            RetryDecision.Unreachable unreachable => Unreachable(unreachable.Reason),
            RetryDecision.Failed failed => new Reached.NotYet(new DeliveryResult.Failed(failed.Reason)),
            _ => Unreachable(DeliveryReason.ConversationGone),
        };
    }

    private Reached.NotYet AfterGraph(ClaimedDelivery claimed, GraphException exception)
    {
        var now = time.GetUtcNow();
        if (Unanswered.Of(exception, trouble.Graph) is { } again && claimed.AgeAt(now) < RetryTable.LongestAge)
            return NotYet(claimed, again, DeliveryReason.ServiceBusy, counted: false, claimed.Step);
        if (exception.Status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
            return NotYet(claimed, trouble.StopForPermission(exception), DeliveryReason.NoPermission, counted: false, claimed.Step);
        if (exception.Status == HttpStatusCode.TooManyRequests)
        {
            metrics.Throttled("graph");
            installs.Budget.Throttled(exception.RetryAfter);
            return NotYet(claimed, now + (exception.RetryAfter ?? BackOff.After(1, random)), DeliveryReason.Throttled, counted: false, claimed.Step);
        }

        return claimed.Attempts + 1 >= RetryTable.MostAttempts
            ? new Reached.NotYet(new DeliveryResult.Failed(DeliveryReason.GaveUp))
            : NotYet(claimed, now + (exception.RetryAfter ?? BackOff.After(claimed.Attempts + 1, random)), DeliveryReason.ServiceBusy, counted: true, claimed.Step);
    }

    private static Reached.NotYet Unreachable(DeliveryReason reason) => new(new DeliveryResult.Unreachable(reason));

    private static Reached.NotYet NotYet(ClaimedDelivery claimed, DateTimeOffset dueAt, DeliveryReason reason, bool counted, ReachStep step) =>
        new(new DeliveryResult.Later(dueAt, reason, Uncertain: false, counted, step, claimed.Tried));
}
