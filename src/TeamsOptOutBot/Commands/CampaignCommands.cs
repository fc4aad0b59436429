using TeamsOptOutBot.Audience;
using TeamsOptOutBot.Campaigns;
using TeamsOptOutBot.Commands.Grammar;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Reminders;
using TeamsOptOutBot.Reports;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Commands;

/// <summary><c>remind</c> and <c>close</c>.</summary>
internal sealed class CampaignCommands(CampaignList campaigns, RemindNow remind, CloseCampaign close, StatusCommand status, IWriter writer, IStepBell bell, Replies replies, TimeProvider time)
{
    public async Task<Reply> RemindAsync(Asker asker, string name, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.FindAsync(name, cancellationToken);
        if (campaign is null)
            return await status.UnknownAsync(asker, CommandVerb.Remind, name, cancellationToken);
        if (campaign.Status != CampaignStatus.Running)
            return NotRunning(asker, campaign);
        var result = await remind.RunAsync(campaign.Id, await PersonOfAsync(asker, cancellationToken), cancellationToken);
        var key = result switch
        {
            { Reminded: 0, Snoozed: 0, Recent: 0 } => ReplyKeys.RemindNobody,
            { Snoozed: 0, Recent: 0 } => ReplyKeys.Reminded,
            _ => ReplyKeys.RemindedSome,
        };
        return replies.Say(asker, key, [replies.Command(asker, CommandVerb.Status, campaign.Name)], ("name", campaign.Name), ("people", result.Reminded), ("snoozed", result.Snoozed), ("recent", result.Recent));
    }

    public async Task<Reply> CloseAsync(Asker asker, string name, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.FindAsync(name, cancellationToken);
        if (campaign is null)
            return await status.UnknownAsync(asker, CommandVerb.Close, name, cancellationToken);
        if (campaign.Status != CampaignStatus.Running || !await close.RunAsync(campaign.Id, await PersonOfAsync(asker, cancellationToken), cancellationToken))
            return NotRunning(asker, campaign);
        await bell.RingAsync<ShowProgress>(cancellationToken);
        return replies.Say(asker, ReplyKeys.ClosedNow, [replies.Command(asker, CommandVerb.Status, campaign.Name)], ("name", campaign.Name));
    }

    private Reply NotRunning(Asker asker, Campaign campaign) => replies.Say(
        asker, ReplyKeys.NotRunning, [replies.Command(asker, CommandVerb.Status, campaign.Name)],
        ("name", campaign.Name), ("date", DateOnly.FromDateTime((campaign.ClosedAt ?? campaign.CreatedAt).UtcDateTime)));

    private Task<int> PersonOfAsync(Asker asker, CancellationToken cancellationToken) =>
        writer.WriteAsync(async (database, token) => (await PeopleSnapshot.EnsureAsync(database, asker.AadId, asker.Name, asker.Language, time.GetUtcNow(), token)).Id, cancellationToken);
}
