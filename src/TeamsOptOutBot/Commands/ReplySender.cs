using System.Net;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Audience;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Commands;

/// <summary>
/// Sends replies: at once, ahead of everything that waits. A reply that Teams holds back or would hold back, or whose answer
/// is lost, becomes a row of the outbox, which is the one place where a send is repeated.
/// </summary>
internal sealed partial class ReplySender(
    IConnectorClient connector, RequestBudget budget, ConversationLimiter limiter, BotMetrics metrics, IWriter writer, IStepBell bell, Replies replies, TimeProvider time, ILogger<ReplySender> logger)
{
    public async Task SendAsync(TurnContext turn, Asker asker, Reply reply, CancellationToken cancellationToken)
    {
        for (var next = reply; next is not null; next = next.Next)
        {
            if (!MayGo(turn, out var wait))
            {
                await EnqueueAsync(asker, next, wait, cancellationToken);
                continue;
            }

            budget.TakeNow();
            try
            {
                await turn.SendActivityAsync(Messages.Card(next.Card, next.Summary, alert: false), cancellationToken);
            }
            catch (ConnectorException exception) when (MayBeRepeated(exception))
            {
                if (exception.Status == HttpStatusCode.TooManyRequests)
                    Throttled(exception);
                await EnqueueAsync(asker, next, exception.RetryAfter, cancellationToken);
            }
            catch (ConnectorException exception)
            {
                // Blocked, uninstalled, or no such conversation: the turn is done, and the same request would be refused again.
                Log.Refused(logger, (int?)exception.Status, exception.Code);
                return;
            }
        }
    }

    /// <summary>In a channel nobody's numbers or names appear: the answer comes in the personal chat, and the channel is told so.</summary>
    public async Task SendToPersonalChatAsync(TurnContext turn, Asker asker, Reply reply, CancellationToken cancellationToken)
    {
        for (var next = reply; next is not null; next = next.Next)
            await EnqueueAsync(asker, next, after: null, cancellationToken);
        await bell.RingAsync<DispatchDeliveries>(cancellationToken);
        if (!MayGo(turn, out _))
            return;
        budget.TakeNow();
        try
        {
            await turn.SendActivityAsync(Messages.Text(replies.Texts.Format(ReplyKeys.AnsweredInPersonalChat, asker.Language)), cancellationToken);
        }
        catch (ConnectorException exception) when (MayBeRepeated(exception))
        {
            // The answer itself is in the outbox; the hint in the channel is not worth a second try.
            Throttled(exception);
        }
        catch (ConnectorException exception)
        {
            Log.Refused(logger, (int?)exception.Status, exception.Code);
        }
    }

    /// <summary>Shows the answer to an Action.Submit: a card by replacing the message, a sentence as a message.</summary>
    public async Task ShowAsync(TurnContext turn, Asker asker, AdaptiveCardInvokeResponse response, CancellationToken cancellationToken)
    {
        var activity = turn.Activity;
        if (response is { StatusCode: 200, Value: JsonObject card } && activity is { ReplyToId: { } message, ServiceUrl: { } serviceUrl, Conversation.Id: { } conversation })
        {
            budget.TakeNow();
            try
            {
                await connector.UpdateActivityAsync(serviceUrl, conversation, message, Messages.Card(card, "", alert: false), cancellationToken);
            }
            catch (ConnectorException exception)
            {
                // What was pressed is recorded; the old card stays, and a press on it works as before.
                Log.Refused(logger, (int?)exception.Status, exception.Code);
            }

            return;
        }

        var text = response.Value is JsonObject error ? CardData.Text(error, "message") ?? "" : response.Value?.ToString() ?? "";
        await SendAsync(turn, asker, replies.Message(asker, replies.Texts.Format(ReplyKeys.PressTitle, asker.Language), text, []), cancellationToken);
    }

    /// <summary>Whether Teams takes another message in this conversation now (protocol reference 3.7).</summary>
    private bool MayGo(TurnContext turn, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        return turn.Activity.Conversation?.Id is not { } conversation || limiter.TryTake(conversation, out wait);
    }

    private void Throttled(ConnectorException exception)
    {
        metrics.Throttled("teams");
        budget.Throttled(exception.RetryAfter);
    }

    private static bool MayBeRepeated(ConnectorException exception) =>
        exception.Status is null or HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private Task EnqueueAsync(Asker asker, Reply reply, TimeSpan? after, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async (database, token) =>
            {
                var now = time.GetUtcNow();
                var person = await PeopleSnapshot.EnsureAsync(database, asker.AadId, asker.Name, asker.Language, now, token);
                await Outbox.SendAsync(database, campaignId: null, person.Id, reply.Card, reply.Summary, now + (after ?? TimeSpan.Zero), token);
            },
            cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(EventId = 310, Level = LogLevel.Warning, Message = "Teams refused a reply ({Status} {Code}); it is not sent again")]
        public static partial void Refused(ILogger logger, int? status, string? code);
    }
}
