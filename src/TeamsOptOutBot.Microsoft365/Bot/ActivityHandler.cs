using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>Dispatches a turn by activity type and invoke name, as the SDK's class of the same name does.</summary>
public abstract class ActivityHandler : IBot
{
    public virtual Task OnTurnAsync(TurnContext turnContext, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>A person wrote. <see cref="Activity.Text"/> has the mention of the bot removed. A card's Action.Submit comes here too, with <see cref="Activity.Value"/>.</summary>
    protected virtual Task OnMessageActivityAsync(TurnContext turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The app was installed (<c>add</c>, <c>add-upgrade</c>).</summary>
    protected virtual Task OnInstallationUpdateAddAsync(TurnContext turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The app was removed (<c>remove</c>, <c>remove-upgrade</c>).</summary>
    protected virtual Task OnInstallationUpdateRemoveAsync(TurnContext turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Members joined, left, or something about the team changed.</summary>
    protected virtual Task OnConversationUpdateActivityAsync(TurnContext turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A person pressed an Action.Execute (or a card refreshed itself).</summary>
    protected virtual Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(TurnContext turnContext, AdaptiveCardInvokeValue value, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>A dialog is opened. Null: this bot has no such dialog (501).</summary>
    protected virtual Task<JsonNode?> OnTaskModuleFetchAsync(TurnContext turnContext, JsonObject data, CancellationToken cancellationToken) => Task.FromResult<JsonNode?>(null);

    /// <summary>A dialog was submitted. Null: this bot has no such dialog (501).</summary>
    protected virtual Task<JsonNode?> OnTaskModuleSubmitAsync(TurnContext turnContext, JsonObject data, CancellationToken cancellationToken) => Task.FromResult<JsonNode?>(null);
}

/// <summary>The <c>value</c> of an <c>adaptiveCard/action</c> invoke.</summary>
/// <param name="Verb">The action's verb.</param>
/// <param name="Data">The action's data with the card's inputs merged into it; empty when there was none.</param>
/// <param name="Automatic">True when the client refreshed the card by itself.</param>
public sealed record AdaptiveCardInvokeValue(string Verb, JsonObject Data, bool Automatic);

/// <summary>Answer to <c>adaptiveCard/action</c> (protocol reference 2.8).</summary>
public sealed record AdaptiveCardInvokeResponse(int StatusCode, string Type, JsonNode? Value)
{
    /// <summary>Replaces the card for the person who pressed.</summary>
    public static AdaptiveCardInvokeResponse Card(JsonObject card) => new(200, "application/vnd.microsoft.card.adaptive", card);

    /// <summary>Shows a sentence; the card stays.</summary>
    public static AdaptiveCardInvokeResponse Message(string text) => new(200, "application/vnd.microsoft.activity.message", JsonValue.Create(text));

    /// <summary>Says what was wrong; the card stays.</summary>
    public static AdaptiveCardInvokeResponse Error(int status, string code, string message) =>
        new(status, "application/vnd.microsoft.error", new JsonObject { ["code"] = code, ["message"] = message });
}
