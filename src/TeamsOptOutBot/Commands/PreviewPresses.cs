using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Campaigns;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Reports;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Commands;

/// <summary>The buttons of a preview: Send now, Test to me, Cancel.</summary>
internal sealed class PreviewPresses(SendCampaign send, CancelCampaign cancel, TestNotices tests, IReader reader, CampaignCards cards, CardBook book, Replies replies, HrRole role, TimeProvider time)
{
    private const string SendNow = "sendNow";
    private const string TestToMe = "testToMe";
    private const string Cancel = "cancel";

    public static bool Knows(string verb) => verb is SendNow or TestToMe or Cancel;

    /// <param name="sendToAsker">Sends the asker a card of its own, for Test to me.</param>
    public async Task<AdaptiveCardInvokeResponse> PressAsync(Asker asker, string verb, JsonObject data, string? activityId, Func<Reply, Task> sendToAsker, CancellationToken cancellationToken)
    {
        if (!asker.IsHr)
            return AdaptiveCardInvokeResponse.Message(Text(asker, ReplyKeys.NotHr + ".text", ("group", PlainText.Name(role.GroupName))));
        if (CardData.CampaignOf(data) is not { } campaignId)
            return AdaptiveCardInvokeResponse.Error(400, "MissingCampaign", Text(asker, ReplyKeys.PressNoCampaign));
        if (verb == TestToMe)
            return AdaptiveCardInvokeResponse.Message(await tests.SendAsync(asker, campaignId, sendToAsker, cancellationToken) ?? Text(asker, ReplyKeys.PressNoDraft));

        var outcome = verb == SendNow
            ? await send.RunAsync(campaignId, asker.AadId, activityId, cancellationToken)
            : await cancel.RunAsync(campaignId, asker.AadId, cancellationToken);
        return outcome switch
        {
            DraftOutcome.Done when verb == SendNow => AdaptiveCardInvokeResponse.Card(await ProgressAsync(asker, campaignId, cancellationToken)),
            DraftOutcome.Done => AdaptiveCardInvokeResponse.Card(replies.Say(asker, ReplyKeys.CancelledNow, []).Card),
            DraftOutcome.NotTheAuthor => AdaptiveCardInvokeResponse.Message(Text(asker, ReplyKeys.PressNotTheAuthor)),
            DraftOutcome.NobodyToSendTo => AdaptiveCardInvokeResponse.Message(Text(asker, ReplyKeys.PressNobody)),
            DraftOutcome.NoLongerADraft { Campaign.StartedAt: not null } => AdaptiveCardInvokeResponse.Card(await ProgressAsync(asker, campaignId, cancellationToken)),
            DraftOutcome.NoLongerADraft or DraftOutcome.NoSuchCampaign => AdaptiveCardInvokeResponse.Message(Text(asker, ReplyKeys.PressNoDraft)),
            _ => throw new InvalidOperationException("A press on a preview has no other outcome."),
        };
    }

    private Task<JsonObject> ProgressAsync(Asker asker, int campaignId, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (database, token) =>
            {
                var campaign = await database.Campaigns.FirstAsync(c => c.Id == campaignId, token);
                var totals = await CampaignTotals.ReadAsync(database, campaignId, token);
                return book.Progress(new ProgressFacts(asker.Language, campaign.Name, CampaignFiguresBuilder.From(totals, campaign, cards.TemplateOf(campaign)), null, null, totals.SendingEnded, time.GetUtcNow()));
            },
            cancellationToken);

    private string Text(Asker asker, string key, params ReadOnlySpan<(string Name, object Value)> args) => replies.Texts.Format(key, asker.Language, args);
}
