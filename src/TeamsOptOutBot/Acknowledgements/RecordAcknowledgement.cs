using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Acknowledgements;

/// <summary>
/// Records what a recipient pressed. The person is who the platform says. When it returns, the answer is durable, every
/// total counts it, and no reminder is on its way.
/// </summary>
internal sealed class RecordAcknowledgement(IWriter writer, IReader reader, AnsweredCopies copies, TimeProvider time)
{
    public Task<PressOutcome> AnswerAsync(int campaignId, Guid aadId, AnswerKind answer, string channel, CancellationToken cancellationToken) =>
        PressAsync(
            campaignId, aadId,
            async (database, press, token) =>
            {
                var (campaign, person, recipient, _) = press;
                if (recipient.Answer == answer)
                    return false;
                var now = time.GetUtcNow();
                await database.AnswerAsync(recipient, answer, token);
                (recipient.Answer, recipient.AnsweredAt, recipient.HelpWanted, recipient.SnoozedUntil, recipient.NextReminderAt) = (answer, now, false, null, null);
                database.Acknowledgements.Add(Record(recipient, person, campaign, channel, now));
                await database.SaveChangesAsync(token);
                await StopRemindersAsync(database, recipient, now, token);
                await copies.UpdateAsync(database, campaign, person, recipient, now, token);
                return true;
            },
            cancellationToken);

    /// <summary>Marks that help is wanted; it does not count as answered.</summary>
    public Task<PressOutcome> AskForHelpAsync(int campaignId, Guid aadId, CancellationToken cancellationToken) =>
        PressAsync(
            campaignId, aadId,
            async (database, press, token) =>
            {
                if (press.Recipient.HelpWanted || press.Recipient.Answer is not null)
                    return false;
                press.Recipient.HelpWanted = true;
                await database.SaveChangesAsync(token);
                if (press.Recipient.LeftAt is null)
                    await database.AddAsync(campaignId, CounterKind.HelpWanted, 0, 1, token);
                return true;
            },
            cancellationToken);

    /// <summary>No reminder before <paramref name="until"/>; it does not count as answered.</summary>
    public Task<PressOutcome> SnoozeAsync(int campaignId, Guid aadId, Func<Person, DateTimeOffset, DateTimeOffset> until, CancellationToken cancellationToken) =>
        PressAsync(
            campaignId, aadId,
            async (database, press, token) =>
            {
                if (press.Recipient.Answer is not null)
                    return false;
                var now = time.GetUtcNow();
                press.Recipient.SnoozedUntil = press.Recipient.NextReminderAt = until(press.Person, now);
                await database.SaveChangesAsync(token);
                await StopRemindersAsync(database, press.Recipient, now, token);
                return true;
            },
            cancellationToken);

    /// <summary>Reads how the press's campaign and recipient stand and changes nothing.</summary>
    public Task<PressOutcome> LookAsync(int campaignId, Guid aadId, CancellationToken cancellationToken) =>
        reader.ReadAsync((database, token) => FindAsync(database, campaignId, aadId, token), cancellationToken);

    private Task<PressOutcome> PressAsync(int campaignId, Guid aadId, Func<BotDbContext, PressOutcome.Recorded, CancellationToken, Task<bool>> change, CancellationToken cancellationToken) =>
        writer.WriteAsync<PressOutcome>(
            async (database, token) =>
            {
                await HoldAsync(database, campaignId, aadId, token);
                var found = await FindAsync(database, campaignId, aadId, token);
                if (found is not PressOutcome.Recorded press)
                    return found;
                var changed = await change(database, press, token);
                return press with { Changed = changed };
            },
            cancellationToken);

    /// <summary>Two presses of one person at the same time are done one after the other; an update that changes nothing holds the row on both databases.</summary>
    private static Task<int> HoldAsync(BotDbContext database, int campaignId, Guid aadId, CancellationToken cancellationToken)
    {
        var person = database.People.Where(p => p.AadId == aadId).Select(p => p.Id);
        return database.Recipients.Where(r => r.CampaignId == campaignId && person.Contains(r.PersonId))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.HelpWanted, r => r.HelpWanted), cancellationToken);
    }

    private static async Task<PressOutcome> FindAsync(BotDbContext database, int campaignId, Guid aadId, CancellationToken cancellationToken)
    {
        var campaign = await database.Campaigns.FirstOrDefaultAsync(c => c.Id == campaignId, cancellationToken);
        if (campaign is null || campaign.Status is CampaignStatus.Resolving or CampaignStatus.Draft or CampaignStatus.Cancelled)
            return new PressOutcome.NoSuchCampaign();
        var person = await database.People.FirstOrDefaultAsync(p => p.AadId == aadId, cancellationToken);
        var recipient = person is null ? null : await database.Recipients.FirstOrDefaultAsync(r => r.CampaignId == campaignId && r.PersonId == person.Id, cancellationToken);
        if (recipient is null)
            return new PressOutcome.NotARecipient(campaign);
        return campaign.Status == CampaignStatus.Closed ? new PressOutcome.CampaignClosed(campaign, recipient.Answer is not null) : new PressOutcome.Recorded(campaign, person!, recipient, Changed: false);
    }

    private static Acknowledgement Record(Recipient recipient, Person person, Campaign campaign, string channel, DateTimeOffset now)
    {
        var salt = Commitment.NewSalt();
        return new Acknowledgement
        {
            CampaignId = campaign.Id,
            PersonId = person.Id,
            Answer = recipient.Answer!.Value,
            At = now,
            Channel = channel,
            TextVersion = campaign.TemplateVersion,
            Salt = salt,
            Commitment = Commitment.Of(
                salt, campaign.Name, person.AadId.ToString(), recipient.Answer.Value.ToString(), channel,
                campaign.TemplateVersion.ToString(CultureInfo.InvariantCulture), now.UtcTicks.ToString(CultureInfo.InvariantCulture)),
        };
    }

    private static Task<int> StopRemindersAsync(BotDbContext database, Recipient recipient, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Deliveries
            .Where(d => d.PersonId == recipient.PersonId && d.CampaignId == recipient.CampaignId && d.Kind == DeliveryKind.Reminder
                && (d.State == DeliveryState.Pending || d.State == DeliveryState.Retrying || d.State == DeliveryState.Uncertain))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Recalled).SetProperty(d => d.FinishedAt, now), cancellationToken);
}
