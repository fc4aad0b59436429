namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>What comes in: one call for each activity that passed authentication.</summary>
public interface IBot
{
    /// <summary>
    /// Handles one activity. For an invoke, set <see cref="TurnContext.InvokeResponse"/>; an invoke that
    /// leaves it unset is answered 501.
    /// </summary>
    Task OnTurnAsync(TurnContext turnContext, CancellationToken cancellationToken);
}
