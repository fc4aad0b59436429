using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>Dispatches a turn by activity type and invoke name, as the SDK's class of the same name does.</summary>
public abstract class ActivityHandler : IBot
{
    /// <summary>Calls the method of the activity's type. Types, actions and invokes that nobody handles pass without a call; such an invoke is answered 501.</summary>
    public virtual Task OnTurnAsync(TurnContext turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        switch (turnContext.Activity.Type)
        {
            case ActivityTypes.Message:
                turnContext.Activity.Text = MessageText.Clean(turnContext.Activity);
                return OnMessageActivityAsync(turnContext, cancellationToken);
            case ActivityTypes.InstallationUpdate:
                return OnInstallationUpdateAsync(turnContext, cancellationToken);
            case ActivityTypes.ConversationUpdate:
                return OnConversationUpdateActivityAsync(turnContext, cancellationToken);
            case ActivityTypes.Invoke:
                return OnInvokeAsync(turnContext, cancellationToken);
            default:
                return Task.CompletedTask;
        }
    }

    /// <summary>A person wrote. <see cref="Activity.Text"/> has the mention of the bot removed. A card's Action.Submit comes here too, with <see cref="Activity.Value"/>.</summary>
    protected virtual Task OnMessageActivityAsync(TurnContext turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The app was installed (<c>add</c>, <c>add-upgrade</c>).</summary>
    protected virtual Task OnInstallationUpdateAddAsync(TurnContext turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The app was removed (<c>remove</c>, <c>remove-upgrade</c>).</summary>
    protected virtual Task OnInstallationUpdateRemoveAsync(TurnContext turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Members joined, left, or something about the team changed.</summary>
    protected virtual Task OnConversationUpdateActivityAsync(TurnContext turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A person pressed an Action.Execute (or a card refreshed itself). A bot that does not override this answers the press with an error.</summary>
    protected virtual Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(TurnContext turnContext, AdaptiveCardInvokeValue value, CancellationToken cancellationToken) =>
        Task.FromResult(AdaptiveCardInvokeResponse.Error(501, "NotSupported", "This button does nothing here."));

    /// <summary>A dialog is opened. Null: this bot has no such dialog (501).</summary>
    protected virtual Task<JsonNode?> OnTaskModuleFetchAsync(TurnContext turnContext, JsonObject data, CancellationToken cancellationToken) => Task.FromResult<JsonNode?>(null);

    /// <summary>A dialog was submitted. Null: this bot has no such dialog (501).</summary>
    protected virtual Task<JsonNode?> OnTaskModuleSubmitAsync(TurnContext turnContext, JsonObject data, CancellationToken cancellationToken) => Task.FromResult<JsonNode?>(null);

    private Task OnInstallationUpdateAsync(TurnContext turnContext, CancellationToken cancellationToken) => turnContext.Activity.Action switch
    {
        "add" or "add-upgrade" => OnInstallationUpdateAddAsync(turnContext, cancellationToken),
        "remove" or "remove-upgrade" => OnInstallationUpdateRemoveAsync(turnContext, cancellationToken),
        _ => Task.CompletedTask,
    };

    private Task OnInvokeAsync(TurnContext turnContext, CancellationToken cancellationToken) => turnContext.Activity.Name switch
    {
        InvokeNames.AdaptiveCardAction => OnAdaptiveCardActionAsync(turnContext, cancellationToken),
        InvokeNames.TaskFetch => OnTaskModuleAsync(turnContext, OnTaskModuleFetchAsync, cancellationToken),
        InvokeNames.TaskSubmit => OnTaskModuleAsync(turnContext, OnTaskModuleSubmitAsync, cancellationToken),
        _ => Task.CompletedTask,
    };

    private async Task OnAdaptiveCardActionAsync(TurnContext turnContext, CancellationToken cancellationToken)
    {
        if (!AdaptiveCardInvokeValue.TryRead(turnContext.Activity.Value, out var value, out var malformed))
        {
            turnContext.InvokeResponse = new InvokeResponse(400, malformed.ToJson());
            return;
        }

        // HTTP 200 whenever the bot processed it: the envelope carries the outcome (protocol reference 2.8).
        var response = await OnAdaptiveCardInvokeAsync(turnContext, value, cancellationToken);
        turnContext.InvokeResponse = new InvokeResponse(200, response.ToJson());
    }

    private static async Task OnTaskModuleAsync(
        TurnContext turnContext, Func<TurnContext, JsonObject, CancellationToken, Task<JsonNode?>> handle, CancellationToken cancellationToken)
    {
        if (turnContext.Activity.Value is not JsonObject value || value["data"] is not (null or JsonObject))
        {
            turnContext.InvokeResponse = new InvokeResponse(400, ErrorBody.Create("BadRequest", "Value property is not properly formed"));
            return;
        }

        var data = value["data"]?.DeepClone().AsObject() ?? [];
        var body = await handle(turnContext, data, cancellationToken);
        turnContext.InvokeResponse = body is null
            ? new InvokeResponse(501, ErrorBody.Create("NotImplemented", "This bot has no such dialog."))
            : new InvokeResponse(200, body);
    }
}
