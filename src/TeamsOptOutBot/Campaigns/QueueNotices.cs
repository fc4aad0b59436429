using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Mail;
using TeamsOptOutBot.Reminders;
using TeamsOptOutBot.Reminders.Calendar;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Bulk;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Campaigns;

/// <summary>
/// Puts a running campaign's notices into the outbox, a piece a transaction, and each piece with one statement. The
/// campaign remembers how far it got, so that a restart in the middle goes on there.
/// </summary>
internal sealed partial class QueueNotices(IReader reader, IWriter writer, CampaignCards cards, NoticeMails mails, IStepBell bell, TimeProvider time, ILogger<QueueNotices> logger) : IStep
{
    /// <summary>Value of <see cref="Campaign.QueuedThrough"/> when everybody is queued.</summary>
    public const int Everybody = int.MaxValue;

    /// <summary>Small enough that a press between two pieces hardly waits.</summary>
    private const int PieceSize = 1000;

    public static TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var campaigns = await reader.ReadAsync(
            (database, token) => database.Campaigns.Where(c => c.Status == CampaignStatus.Running && c.QueuedThrough < Everybody).Select(c => c.Id).ToListAsync(token),
            cancellationToken);
        foreach (var campaign in campaigns)
        {
            var (began, people) = (time.GetTimestamp(), 0L);
            while (await writer.WriteAsync((database, token) => QueuePieceAsync(database, campaign, now, token), cancellationToken, WriteUrgency.Bulk) is { } piece)
            {
                people += piece;
                await bell.RingAsync<DispatchDeliveries>(cancellationToken);
            }

            var took = (long)time.GetElapsedTime(began).TotalMilliseconds;
            Log.Queued(logger, campaign, people, took);
        }
    }

    /// <summary>Queues people of a piece (joiners of a campaign that runs) who were not there when the campaign was queued.</summary>
    public async Task<int> QueueAsync(BotDbContext database, Campaign campaign, int after, int through, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (teams, mail) = (new List<SlicePlan>(), new List<SlicePlan>());
        foreach (var slice in await database.SlicesAsync(campaign.Id, after, through, cancellationToken))
        {
            var variant = cards.VariantOf(campaign, slice.Language, slice.Country, slice.Profile);
            var remind = NextReminder.After(campaign.ReminderDays, campaign.StartedAt!.Value, campaign.DueAt, slice.Country, lastAt: null, now);
            if (campaign.Channels != CampaignChannels.Outlook)
                teams.Add(new SlicePlan(slice, await Outbox.SharedCardAsync(database, campaign.Id, $"notice/{variant}", () => cards.Notice(campaign, variant), cancellationToken), remind));
            if (campaign.Channels != CampaignChannels.Teams)
                mail.Add(new SlicePlan(slice, await Outbox.SharedCardAsync(database, campaign.Id, $"mail/{variant}", () => mails.Notice(campaign, variant), cancellationToken), remind, MailDueAt(campaign, slice.Country, now)));
        }

        return await database.QueueNoticesAsync(campaign.Id, after, through, teams, DeliveryChannel.Teams, now, cancellationToken)
            + await database.QueueNoticesAsync(campaign.Id, after, through, mail, DeliveryChannel.Mail, now, cancellationToken);
    }

    /// <summary>The mail that follows waits in the outbox from the beginning; an answer makes it needless, and a refusal by Teams brings it forward.</summary>
    private static DateTimeOffset MailDueAt(Campaign campaign, string? country, DateTimeOffset now) =>
        campaign.Channels == CampaignChannels.TeamsThenOutlook ? WorkingHours.AfterWorkingDays(country, now, campaign.MailAfterWorkingDays) : now;

    /// <returns>How many were queued; null when nobody is left.</returns>
    private async Task<int?> QueuePieceAsync(BotDbContext database, int campaignId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await database.HoldCampaignAsync(campaignId, cancellationToken);
        var campaign = await database.Campaigns.FirstAsync(c => c.Id == campaignId, cancellationToken);
        if (campaign.Status != CampaignStatus.Running || campaign.QueuedThrough == Everybody)
            return null;
        var after = campaign.QueuedThrough;
        var end = await database.PieceEndAsync(campaignId, after, PieceSize, cancellationToken);
        var queued = end is { } through ? await QueueAsync(database, campaign, after, through, now, cancellationToken) : 0;
        campaign.QueuedThrough = end ?? Everybody;
        await database.SaveChangesAsync(cancellationToken);
        return end is null ? null : queued;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 420, Level = LogLevel.Information, Message = "The notices of campaign {Campaign} are queued: {People} people in {Milliseconds} ms.")]
        public static partial void Queued(ILogger logger, int campaign, long people, long milliseconds);
    }
}
