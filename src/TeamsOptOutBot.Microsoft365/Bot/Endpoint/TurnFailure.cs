using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Bot.Endpoint;

/// <summary>What a failed turn answers: to a press or a dialog a sentence for the person, otherwise a status for the channel.</summary>
internal static class TurnFailure
{
    public static InvokeResponse Failed(Activity activity, IBotTexts texts) => Answer(activity, texts, IBotTexts.TurnFailed, "The bot failed to handle the activity.");

    public static InvokeResponse TimedOut(Activity activity, IBotTexts texts) => Answer(activity, texts, IBotTexts.TurnTimedOut, "The bot took too long to handle the activity.");

    private static InvokeResponse Answer(Activity activity, IBotTexts texts, string code, string forTheChannel)
    {
        var text = texts.Get(code, activity.Locale);
        return (activity.Type, activity.Name) switch
        {
            (ActivityTypes.Invoke, InvokeNames.AdaptiveCardAction) =>
                new InvokeResponse(200, AdaptiveCardInvokeResponse.Error(500, code, text).ToJson()),
            (ActivityTypes.Invoke, InvokeNames.TaskFetch or InvokeNames.TaskSubmit) =>
                new InvokeResponse(200, new JsonObject { ["task"] = new JsonObject { ["type"] = "message", ["value"] = text } }),
            _ => new InvokeResponse(500, ErrorBody.Create(code, forTheChannel)),
        };
    }
}
