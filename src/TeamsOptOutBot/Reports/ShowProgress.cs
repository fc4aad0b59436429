using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Reports;

/// <summary>
/// Keeps HR's progress card live (updated every few seconds while something changes, not per send) and reports unasked:
/// when sending ends, when all who can be reached have answered, at the due date and at close.
/// </summary>
internal sealed partial class ShowProgress(IReader reader, IWriter writer, CardBook book, CampaignCards cards, IStepBell bell, ILogger<ShowProgress> logger) : IStep
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<int, (long Audience, PrivacyProfile Profile)> _strictest = new();

    public static TimeSpan Every => TimeSpan.FromSeconds(2);

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var campaigns = await reader.ReadAsync(
            (database, token) => database.Campaigns
                .Where(c => c.Status == CampaignStatus.Running || (c.Status == CampaignStatus.Closed && !c.Reported.HasFlag(CampaignReported.Closed)))
                .Select(c => c.Id).ToListAsync(token),
            cancellationToken);
        var sent = false;
        foreach (var campaign in campaigns)
            sent |= await writer.WriteAsync((database, token) => RunAsync(database, campaign, now, token), cancellationToken, WriteUrgency.Bulk);
        if (sent)
            await bell.RingAsync<DispatchDeliveries>(cancellationToken);
    }

    private async Task<bool> RunAsync(BotDbContext database, int campaignId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await database.HoldCampaignAsync(campaignId, cancellationToken);
        var campaign = await database.Campaigns.FirstAsync(c => c.Id == campaignId, cancellationToken);
        var totals = await CampaignTotals.ReadAsync(database, campaignId, cancellationToken);
        campaign.ShownKinds = await RenewKindsAsync(database, campaign, totals, cancellationToken);
        var sent = await ReportAsync(database, campaign, totals, now, cancellationToken);
        var waits = totals.SendingEnded ? [] : await CampaignWaits.ReadAsync(database, campaignId, cancellationToken);
        var shown = JsonSerializer.Serialize(new { totals.Audience, totals.Delivered, totals.Pending, totals.Retrying, totals.Unreachable, totals.Failed, totals.Recalled, totals.Left, totals.Answered, totals.HelpWanted, campaign.Status, Waits = waits });
        if (campaign.ProgressActivityId is { } activity && shown != campaign.ProgressShown && (sent || !(now - campaign.ProgressShownAt < Pace)))
        {
            var (rate, left) = SpeedOf(campaign, totals, now);
            var card = book.Progress(new ProgressFacts(await database.LanguageOfAsync(campaign.AuthorId, cancellationToken), campaign.Name, CampaignFiguresBuilder.From(totals, campaign, cards.TemplateOf(campaign), waits), rate, left, totals.SendingEnded, now));
            await Outbox.UpdateAsync(database, campaignId, campaign.AuthorId, activity, card, campaign.Name, DeliveryPriority.Urgent, now, cancellationToken);
            (campaign.ProgressShown, campaign.ProgressShownAt, campaign.ProgressDelivered) = (shown, now, (int)totals.Delivered);
            sent = true;
        }

        await database.SaveChangesAsync(cancellationToken);
        return sent;
    }

    private async Task<bool> ReportAsync(BotDbContext database, Campaign campaign, CampaignTotals totals, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var allAnswered = totals.MayAllHaveAnswered && !campaign.Reported.HasFlag(CampaignReported.EverybodyAnswered)
            && !await database.Recipients.AnyAsync(r => r.CampaignId == campaign.Id && r.State == NoticeState.Delivered && r.Answer == null && r.LeftAt == null, cancellationToken);
        var (report, reason) = campaign switch
        {
            { Status: CampaignStatus.Closed } => (CampaignReported.Closed & ~campaign.Reported, CompletionReason.Closed),
            _ when campaign.QueuedThrough != int.MaxValue || totals.Audience == 0 => (CampaignReported.None, default),
            _ when allAnswered => (CampaignReported.EverybodyAnswered | CampaignReported.SendingEnded, CompletionReason.AllAnswered),
            _ when totals.SendingEnded && !campaign.Reported.HasFlag(CampaignReported.SendingEnded) => (CampaignReported.SendingEnded, CompletionReason.SendingEnded),
            _ when campaign.DueAt <= now && !campaign.Reported.HasFlag(CampaignReported.Due) => (CampaignReported.Due, CompletionReason.DueDate),
            _ => (CampaignReported.None, default),
        };
        if (report == CampaignReported.None)
            return false;
        campaign.Reported |= report;
        Log.Reported(logger, campaign.Name, reason, totals.Answered, totals.Audience, totals.Delivered, totals.Unreachable + totals.Failed);
        var card = book.Completion(new CompletionFacts(await database.LanguageOfAsync(campaign.AuthorId, cancellationToken), cards.TemplateOf(campaign), campaign.Name, reason, CampaignFiguresBuilder.From(totals, campaign, cards.TemplateOf(campaign)), now));
        await Outbox.SendAsync(database, campaign.Id, campaign.AuthorId, card, campaign.Name, now, cancellationToken);
        return true;
    }

    private async Task<string?> RenewKindsAsync(BotDbContext database, Campaign campaign, CampaignTotals totals, CancellationToken cancellationToken)
    {
        if (totals.Answered == 0)
            return campaign.ShownKinds;
        if (!_strictest.TryGetValue(campaign.Id, out var known) || known.Audience != totals.Audience)
        {
            // It looks at everybody, so it is asked again only when somebody came or went.
            var profile = await database.Recipients.Where(r => r.CampaignId == campaign.Id).MaxAsync(r => (PrivacyProfile?)r.Profile, cancellationToken) ?? PrivacyProfile.Standard;
            _strictest[campaign.Id] = known = (totals.Audience, profile);
        }

        return ShownKinds.Parse(campaign.ShownKinds).Renew(totals, cards.TemplateOf(campaign).Answers, known.Profile, campaign.Status == CampaignStatus.Closed) ?? campaign.ShownKinds;
    }

    /// <summary>Deliveries a second since the card was last shown, and the time left at that speed.</summary>
    private static (double? Rate, TimeSpan? Left) SpeedOf(Campaign campaign, CampaignTotals totals, DateTimeOffset now)
    {
        var since = campaign.ProgressShownAt ?? campaign.StartedAt!.Value;
        var seconds = (now - since).TotalSeconds;
        var rate = seconds > 0 ? (totals.Delivered - campaign.ProgressDelivered) / seconds : 0;
        if (totals.SendingEnded || rate <= 0)
            return (null, null);
        return (Math.Round(rate, 1), TimeSpan.FromSeconds((totals.Pending + totals.Retrying) / rate));
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 420, Level = LogLevel.Information, Message = "Campaign {Campaign}, {Reason}: {Answered} of {Audience} have answered, {Delivered} delivered, {Unreached} not reached.")]
        public static partial void Reported(ILogger logger, string campaign, CompletionReason reason, long answered, long audience, long delivered, long unreached);
    }
}
