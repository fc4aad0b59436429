using Microsoft.Extensions.Logging;
using TeamsOptOutBot.Microsoft365.Identity;

namespace TeamsOptOutBot.Microsoft365.Bot.Endpoint;

/// <summary>
/// Runs one turn of the bot and decides the answer. The turn has a time limit of its own and not the request's abort
/// token: a client that hangs up must not cancel a recording in the middle.
/// </summary>
internal sealed partial class BotTurn(IBot bot, IConnectorClient connector, IBotTexts texts, WireClock clock, ILogger<BotTurn> logger)
{
    /// <summary>The channels give a bot 10 to 15 seconds before they call it late.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(15);

    public async Task<InvokeResponse> RunAsync(Activity activity)
    {
        var turn = new TurnContext(activity, connector);
        using var limit = new CancellationTokenSource(TimeLimit, clock.Time);
        try
        {
            await bot.OnTurnAsync(turn, limit.Token);
        }
        catch (OperationCanceledException late) when (limit.IsCancellationRequested)
        {
            Log.TimedOut(logger, late, activity.Type);
            return TurnFailure.TimedOut(activity, texts);
        }
        catch (Exception failure)
        {
            // The edge of the pipeline: whatever the bot throws, the channel gets an answer and the log the reason.
            Log.Failed(logger, failure, activity.Type);
            return TurnFailure.Failed(activity, texts);
        }

        if (activity.Type != ActivityTypes.Invoke)
            return new InvokeResponse(200);
        return turn.InvokeResponse ?? new InvokeResponse(501, ErrorBody.Create("NotImplemented", "This bot does not handle this invoke."));
    }

    private static partial class Log
    {
        [LoggerMessage(130, LogLevel.Error, "The turn of an activity of type {ActivityType} failed")]
        public static partial void Failed(ILogger logger, Exception failure, string? activityType);

        [LoggerMessage(131, LogLevel.Error, "The turn of an activity of type {ActivityType} took too long and was ended")]
        public static partial void TimedOut(ILogger logger, Exception failure, string? activityType);
    }
}
