namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>The invokes that are dispatched; every other name is answered 501.</summary>
internal static class InvokeNames
{
    public const string AdaptiveCardAction = "adaptiveCard/action";
    public const string TaskFetch = "task/fetch";
    public const string TaskSubmit = "task/submit";
}
