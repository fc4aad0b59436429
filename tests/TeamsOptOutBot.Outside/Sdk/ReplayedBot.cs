using TeamsOptOutBot.Microsoft365.Bot;

namespace TeamsOptOutBot.Outside.Sdk;

/// <summary>Notes which method of our handler each activity reached.</summary>
internal sealed class ReplayedBot : ActivityHandler
{
    public List<string> Reached { get; } = [];

    protected override Task OnMessageActivityAsync(TurnContext turnContext, CancellationToken cancellationToken) =>
        Note(turnContext.Activity.Value is { } value ? $"submit {value.ToJsonString()}" : $"message {turnContext.Activity.Text}");

    protected override Task OnInstallationUpdateAddAsync(TurnContext turnContext, CancellationToken cancellationToken) => Note("add");

    protected override Task OnInstallationUpdateRemoveAsync(TurnContext turnContext, CancellationToken cancellationToken) => Note("remove");

    protected override Task OnConversationUpdateActivityAsync(TurnContext turnContext, CancellationToken cancellationToken) =>
        Note($"update {turnContext.Activity.MembersAdded?.Count ?? 0}");

    protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(TurnContext turnContext, AdaptiveCardInvokeValue value, CancellationToken cancellationToken)
    {
        Reached.Add($"press {value.Verb}{(value.Automatic ? " by itself" : "")} {value.Data.ToJsonString()}");
        return Task.FromResult(AdaptiveCardInvokeResponse.Message("taken"));
    }

    private Task Note(string what)
    {
        Reached.Add(what);
        return Task.CompletedTask;
    }
}
