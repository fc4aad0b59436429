using System.Text.Json.Nodes;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Reminders;

namespace TeamsOptOutBot.Commands;

/// <summary>A manager's nudge. What it answers is the same whoever is outstanding, and whether anybody is.</summary>
internal sealed class ManagerPresses(NudgeTeam nudge, Replies replies)
{
    public static bool Knows(string verb) => verb == "nudge";

    public async Task<AdaptiveCardInvokeResponse> PressAsync(Asker asker, JsonObject data, CancellationToken cancellationToken)
    {
        if (CardData.CampaignOf(data) is not { } campaignId)
            return AdaptiveCardInvokeResponse.Error(400, "MissingCampaign", replies.Texts.Format(ReplyKeys.PressNoCampaign, asker.Language));
        var key = await nudge.RunAsync(campaignId, asker.AadId, cancellationToken) switch
        {
            NudgeOutcome.Nudged => ReplyKeys.PressNudged,
            NudgeOutcome.NudgedToday => ReplyKeys.PressNudgedToday,
            NudgeOutcome.NotRunning => ReplyKeys.PressNoSuchCampaign,
            NudgeOutcome.NobodyYours => ReplyKeys.PressNobodyYours,
            _ => throw new InvalidOperationException("A nudge has no other outcome."),
        };
        return AdaptiveCardInvokeResponse.Message(replies.Texts.Format(key, asker.Language));
    }
}
