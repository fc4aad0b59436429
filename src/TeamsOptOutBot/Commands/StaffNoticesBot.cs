using System.Text.Json.Nodes;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Mail;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Commands;

/// <summary>What comes in from Teams and Outlook: commands, presses, installs.</summary>
internal sealed partial class StaffNoticesBot(
    CommandDesk commands, NoticePresses notices, PreviewPresses previews, ManagerPresses managers, PolicyNoteDialog policyNotes, EraseMeCommand eraseMe, HrRole role, OutlookPresses outlook, ConversationStore conversations, ReplySender sender, Replies replies, IReader reader,
    PersonLimits limits, TimeProvider time, ILogger<StaffNoticesBot> logger) : ActivityHandler
{
    /// <summary>Longer than any tag that a client sends (RFC 5646, 4.4.1); a language is looked up part by part.</summary>
    private const int LongestLanguage = 35;

    /// <summary>Channels give a turn 10 to 15 seconds (protocol reference 2.9); what takes longer is finished after the turn was answered.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(9);

    protected override async Task OnMessageActivityAsync(TurnContext turnContext, CancellationToken cancellationToken)
    {
        var answering = AnswerAsync(turnContext, CancellationToken.None);
        await Task.WhenAny(answering, Task.Delay(Patience, time, cancellationToken));
        if (answering.IsCompleted)
            await answering;
        else
            _ = FinishAsync(answering);
    }

    private async Task FinishAsync(Task answering)
    {
        try
        {
            await answering;
        }
        catch (Exception exception)
        {
            // The edge of work that no turn waits for any more.
            Log.AnswerFailed(logger, exception);
        }
    }

    private async Task AnswerAsync(TurnContext turnContext, CancellationToken cancellationToken)
    {
        try
        {
            await CarryOutAsync(turnContext, cancellationToken);
        }
        catch (Exception exception) when (exception.IsOfTheDatabase())
        {
            Log.NoDatabase(logger, exception);
            var asker = new Asker(Guid.Empty, Name: null, LocaleOf(turnContext.Activity) ?? "", RoleAnswer.No);
            await sender.SendAsync(turnContext, asker, replies.Say(asker, ReplyKeys.NoDatabase, []), cancellationToken);
        }
    }

    private async Task CarryOutAsync(TurnContext turnContext, CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;
        var pressed = activity.Value as JsonObject;
        var verb = pressed is null ? null : CardData.Text(pressed, "verb");
        if (await AskerAsync(turnContext, verb, cancellationToken) is not { } asker)
            return;
        await RememberAsync(activity, cancellationToken);

        // A client without Action.Execute sends the fallback: the same verb as an Action.Submit, which cannot be answered with a card.
        if (pressed is not null && verb is not null)
        {
            await sender.ShowAsync(turnContext, asker, await PressAsync(turnContext, asker, verb, pressed, cancellationToken), cancellationToken);
            return;
        }

        var over = limits.OverAfterMessage(asker.AadId);
        if (over > 1)
            return;
        var reply = over == 1 ? replies.Say(asker, ReplyKeys.TooFast, []) : await commands.AnswerAsync(asker, activity.Text ?? "", cancellationToken);
        if (IsPersonal(activity))
            await sender.SendAsync(turnContext, asker, reply, cancellationToken);
        else
            await sender.SendToPersonalChatAsync(turnContext, asker, reply, cancellationToken);
    }

    protected override async Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(TurnContext turnContext, AdaptiveCardInvokeValue value, CancellationToken cancellationToken) =>
        await AskerAsync(turnContext, value.Verb, cancellationToken) is { } asker
            ? outlook.Fit(turnContext.Activity.ChannelId, await PressAsync(turnContext, asker, value.Verb, value.Data, cancellationToken))
            : AdaptiveCardInvokeResponse.Error(400, "UnknownPerson", replies.Texts.Format(ReplyKeys.PressNobodyKnown, LocaleOf(turnContext.Activity) ?? ""));

    protected override async Task<JsonNode?> OnTaskModuleFetchAsync(TurnContext turnContext, JsonObject data, CancellationToken cancellationToken) =>
        PolicyNoteDialog.IsIts(data) && await AskerAsync(turnContext, verb: null, cancellationToken) is { } asker ? TooFast(asker) is { } wait ? PolicyNoteDialog.Message(wait) : policyNotes.Fetch(asker, data) : null;

    protected override async Task<JsonNode?> OnTaskModuleSubmitAsync(TurnContext turnContext, JsonObject data, CancellationToken cancellationToken) =>
        PolicyNoteDialog.IsIts(data) && await AskerAsync(turnContext, verb: null, cancellationToken) is { } asker ? TooFast(asker) is { } wait ? PolicyNoteDialog.Message(wait) : await policyNotes.SubmitAsync(asker, data, cancellationToken) : null;

    protected override Task OnInstallationUpdateAddAsync(TurnContext turnContext, CancellationToken cancellationToken) => RememberAsync(turnContext.Activity, cancellationToken);

    protected override async Task OnInstallationUpdateRemoveAsync(TurnContext turnContext, CancellationToken cancellationToken)
    {
        if (IsPersonal(turnContext.Activity) && Guid.TryParse(turnContext.Activity.From?.AadObjectId, out var aadId))
            await conversations.MarkAsync(aadId, ConversationState.Uninstalled, cancellationToken);
    }

    protected override Task OnConversationUpdateActivityAsync(TurnContext turnContext, CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;
        var botWasAdded = activity.MembersAdded?.Any(member => member.Id is { } id && id == activity.Recipient?.Id) == true;
        return botWasAdded ? RememberAsync(activity, cancellationToken) : Task.CompletedTask;
    }

    private async Task<AdaptiveCardInvokeResponse> PressAsync(TurnContext turn, Asker asker, string verb, JsonObject data, CancellationToken cancellationToken)
    {
        if (TooFast(asker) is { } wait)
            return AdaptiveCardInvokeResponse.Message(wait);
        if (NoticePresses.Knows(verb))
            return await notices.PressAsync(asker, verb, data, turn.Activity.ChannelId ?? "", cancellationToken);
        if (PreviewPresses.Knows(verb))
            return await previews.PressAsync(asker, verb, data, turn.Activity.ReplyToId, reply => sender.SendAsync(turn, asker, reply, cancellationToken), cancellationToken);
        if (PolicyNoteDialog.Knows(verb))
            return await policyNotes.PressAsync(asker, verb, data, cancellationToken);
        if (EraseMeCommand.Knows(verb))
            return await eraseMe.PressAsync(asker, cancellationToken);
        return ManagerPresses.Knows(verb)
            ? await managers.PressAsync(asker, data, cancellationToken)
            : AdaptiveCardInvokeResponse.Error(400, "UnknownVerb", replies.Texts.Format(ReplyKeys.PressUnknownVerb, asker.Language));
    }

    /// <summary>Counts a press.</summary>
    /// <returns>What a person who presses faster than hands do is told; null for everybody else.</returns>
    private string? TooFast(Asker asker) => limits.OverAfterPress(asker.AadId) > 0 ? replies.Texts.Format(ReplyKeys.PressTooFast, asker.Language) : null;

    /// <param name="verb">What was pressed. Everybody may press a notice: nobody's answer waits for the directory.</param>
    private async Task<Asker?> AskerAsync(TurnContext turn, string? verb, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(turn.Activity.From?.AadObjectId, out var aadId))
            return null;
        var language = LocaleOf(turn.Activity) ?? await reader.ReadAsync((database, token) => database.LanguageOfAsync(aadId, token), cancellationToken);
        return new Asker(aadId, turn.Activity.From?.Name, language, verb is not null && NoticePresses.Knows(verb) ? RoleAnswer.No : await role.AskAsync(aadId, cancellationToken));
    }

    private static string? LocaleOf(Activity activity) =>
        activity.Locale is { Length: > 0 and <= LongestLanguage } locale && locale.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? locale : null;

    private Task RememberAsync(Activity activity, CancellationToken cancellationToken) =>
        IsPersonal(activity) && Guid.TryParse(activity.From?.AadObjectId, out var aadId) && activity is { Conversation.Id: { } conversation, ServiceUrl: { } serviceUrl }
            ? conversations.SaveAsync(aadId, activity.From?.Id, conversation, serviceUrl, cancellationToken)
            : Task.CompletedTask;

    private static bool IsPersonal(Activity activity) => activity.Conversation?.ConversationType is null or "personal";

    private static partial class Log
    {
        [LoggerMessage(EventId = 500, Level = LogLevel.Error, Message = "A message could not be answered after its turn had ended.")]
        public static partial void AnswerFailed(ILogger logger, Exception exception);

        [LoggerMessage(EventId = 501, Level = LogLevel.Error, Message = "The database did not answer as it should, so a message was answered with an apology.")]
        public static partial void NoDatabase(ILogger logger, Exception exception);
    }
}
