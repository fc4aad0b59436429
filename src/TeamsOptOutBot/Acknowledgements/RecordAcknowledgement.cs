using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Queue;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Acknowledgements;

/// <summary>
/// Records what a recipient pressed. The person is who the platform says. When it returns, the answer is durable, every
/// total counts it, and no reminder is on its way.
/// </summary>
internal sealed class RecordAcknowledgement(IWriter writer, ISqlWriter hot, IReader reader, AnsweredCopies copies, CampaignCards cards, TimeProvider time)
{
    /// <param name="seen">How it stood a moment ago, where the caller has looked.</param>
    public async Task<PressOutcome> AnswerAsync(int campaignId, Guid aadId, AnswerKind answer, string channel, CancellationToken cancellationToken, PressOutcome? seen = null)
    {
        while (true)
        {
            seen ??= await LookAsync(campaignId, aadId, cancellationToken);
            if (seen is not PressOutcome.Recorded press)
                return seen;
            if (await hot.RunAsync((sql, token) => WriteAsync(sql, press, answer, channel, token), WriteUrgency.SomebodyWaits, cancellationToken) is { } recorded)
                return recorded;

            // It was closed, or the person was taken out, since it was looked at.
            seen = null;
        }
    }

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
                await HoldMailAsync(database, press.Recipient, token);
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

    /// <returns>Null where the press no longer holds; nothing is written then.</returns>
    private async Task<PressOutcome?> WriteAsync(SqlSession sql, PressOutcome.Recorded press, AnswerKind answer, string channel, CancellationToken cancellationToken)
    {
        var (campaign, person, recipient, _) = press;
        if (await PressSql.HoldAsync(sql, campaign.Id, person.Id, cancellationToken) is not { Campaign: CampaignStatus.Running } before)
            return null;
        (recipient.Answer, recipient.AnsweredAt) = (before.Answer, before.AnsweredAt);
        if (before.Answer == answer)
            return press with { Changed = false };
        var now = time.GetUtcNow();
        await PressSql.CountAsync(sql, campaign.Id, before, answer, cancellationToken);
        (recipient.Answer, recipient.AnsweredAt, recipient.HelpWanted, recipient.SnoozedUntil, recipient.NextReminderAt) = (answer, now, false, null, null);
        await PressSql.AppendAsync(sql, Record(recipient, person, campaign, channel, now), cancellationToken);
        recipient.AnsweredCardId = await copies.UpdateAsync(sql, press, now, cancellationToken);
        await PressSql.AnswerAsync(sql, campaign.Id, person.Id, answer, recipient.AnsweredCardId.Value, now, cancellationToken);
        return press with { Changed = true };
    }

    private async Task<PressOutcome> FindAsync(BotDbContext database, int campaignId, Guid aadId, CancellationToken cancellationToken)
    {
        var campaigns = database.Campaigns.Where(c => c.Id == campaignId);
        var campaign = await (cards.Knows(campaignId) ? campaigns.WithoutTemplate() : campaigns).FirstOrDefaultAsync(cancellationToken);
        if (campaign is null || campaign.Status is CampaignStatus.Resolving or CampaignStatus.Draft or CampaignStatus.Cancelled)
            return new PressOutcome.NoSuchCampaign();
        var found = await database.People.Where(p => p.AadId == aadId)
            .Join(database.Recipients.Where(r => r.CampaignId == campaignId), p => p.Id, r => r.PersonId, (p, r) => new { Person = p, Recipient = r }).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
            return new PressOutcome.NotARecipient(campaign);
        return campaign.Status == CampaignStatus.Closed
            ? new PressOutcome.CampaignClosed(campaign, found.Recipient.Answer is not null)
            : new PressOutcome.Recorded(campaign, found.Person, found.Recipient, Changed: false);
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

    /// <summary>A mail that was to follow comes no sooner than the reminder that was asked for.</summary>
    private static Task<int> HoldMailAsync(BotDbContext database, Recipient recipient, CancellationToken cancellationToken) =>
        database.Deliveries
            .Where(d => d.PersonId == recipient.PersonId && d.CampaignId == recipient.CampaignId && d.Kind == DeliveryKind.Notice && d.Channel == DeliveryChannel.Mail
                && d.State == DeliveryState.Pending && d.DueAt < recipient.SnoozedUntil)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.DueAt, recipient.SnoozedUntil!.Value), cancellationToken);

    private static Task<int> StopRemindersAsync(BotDbContext database, Recipient recipient, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Deliveries
            .Where(d => d.PersonId == recipient.PersonId && d.CampaignId == recipient.CampaignId && d.Kind == DeliveryKind.Reminder
                && (d.State == DeliveryState.Pending || d.State == DeliveryState.Retrying || d.State == DeliveryState.Uncertain))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Recalled).SetProperty(d => d.FinishedAt, now), cancellationToken);
}
