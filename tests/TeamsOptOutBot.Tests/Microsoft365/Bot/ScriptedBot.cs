using TeamsOptOutBot.Microsoft365.Bot;

namespace TeamsOptOutBot.Tests.Microsoft365.Bot;

/// <summary>A bot that records its turns and does what the test says.</summary>
internal sealed class ScriptedBot : IBot
{
    public List<Activity> Turns { get; } = [];

    public Func<TurnContext, CancellationToken, Task> OnTurn { get; set; } = (_, _) => Task.CompletedTask;

    public Task OnTurnAsync(TurnContext turnContext, CancellationToken cancellationToken)
    {
        Turns.Add(turnContext.Activity);
        return OnTurn(turnContext, cancellationToken);
    }
}
