using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Reminders.Calendar;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Reminders;

/// <summary>Reminds whoever has not answered, when it is due and working time where they are.</summary>
internal sealed class SendDueReminders(IWriter writer, ReminderQueue queue, IStepBell bell) : IStep
{
    private const int ChunkSize = 200;

    public static TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = ChunkSize;
        while (due == ChunkSize)
            due = await writer.WriteAsync((database, token) => RunChunkAsync(database, now, token), cancellationToken, WriteUrgency.Bulk);
        await bell.RingAsync<DispatchDeliveries>(cancellationToken);
    }

    private async Task<int> RunChunkAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = await database.Recipients.Where(r => r.NextReminderAt <= now).OrderBy(r => r.NextReminderAt).Take(ChunkSize).Select(r => new { r.CampaignId, r.PersonId }).ToListAsync(cancellationToken);
        foreach (var campaign in waiting.GroupBy(w => w.CampaignId, w => w.PersonId).OrderBy(g => g.Key))
            await RunAsync(database, campaign.Key, [.. campaign], now, cancellationToken);
        return waiting.Count;
    }

    private async Task RunAsync(BotDbContext database, int campaignId, int[] people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Who has answered, or was reminded by another replica, by the time that their rows are held is not among the due any more.
        await database.HoldCampaignAsync(campaignId, cancellationToken);
        await database.HoldRecipientsAsync(campaignId, people, cancellationToken);
        var due = await (
            from recipient in database.Recipients.AsTracking()
            where recipient.CampaignId == campaignId && people.Contains(recipient.PersonId) && recipient.NextReminderAt <= now
            join campaign in database.Campaigns on recipient.CampaignId equals campaign.Id
            join person in database.People on recipient.PersonId equals person.Id
            orderby recipient.NextReminderAt
            select new { Recipient = recipient, Campaign = campaign, Person = person }).ToListAsync(cancellationToken);
        foreach (var row in due)
        {
            if (row.Campaign.Status != CampaignStatus.Running || row.Recipient.Answer is not null || row.Recipient.LeftAt is not null)
                row.Recipient.NextReminderAt = null;
            else if (row.Recipient.State != NoticeState.Delivered)
                row.Recipient.NextReminderAt = now + NextReminder.Gap;
            else if (!WorkingHours.IsWorkingTime(row.Person.Country, now))
                row.Recipient.NextReminderAt = WorkingHours.NextWorkingTime(row.Person.Country, now);
            else
                await queue.AddAsync(database, row.Campaign, row.Person, row.Recipient, now, cancellationToken);
        }

        await database.SaveChangesAsync(cancellationToken);
    }
}
