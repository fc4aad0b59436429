using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Storage.Bulk;

/// <summary>People who come into a campaign that runs, leave it, and come back; its counters follow in the same transaction.</summary>
internal static class MembershipSql
{
    private static readonly DeliveryState[] Waiting = [DeliveryState.Pending, DeliveryState.Retrying, DeliveryState.Uncertain];

    public static async Task JoinAsync(this BotDbContext database, int campaignId, IReadOnlyList<ImportedPerson> people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = await database.UpsertPeopleAsync(people, now, cancellationToken);
        var before = await database.Recipients.CountAsync(r => r.CampaignId == campaignId && ids.Contains(r.PersonId), cancellationToken);
        await database.AddRecipientsAsync(campaignId, people, ids, now, cancellationToken);
        await database.AddAsync(campaignId, CounterKind.Pending, 0, people.Count - before, cancellationToken);
        await QueueFromAsync(database, campaignId, ids.Min(), cancellationToken);
    }

    /// <summary>Nothing more goes to them; what is in flight arrives and counts no more.</summary>
    public static async Task LeaveAsync(this BotDbContext database, int campaignId, int[] people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await database.HoldRecipientsAsync(campaignId, people, cancellationToken);
        var rows = database.Recipients.Where(r => r.CampaignId == campaignId && people.Contains(r.PersonId) && r.LeftAt == null);
        await CountAsync(database, campaignId, await rows.ToListAsync(cancellationToken), -1, cancellationToken);
        await database.Deliveries
            .Where(d => d.CampaignId == campaignId && people.Contains(d.PersonId) && (d.Kind == DeliveryKind.Notice || d.Kind == DeliveryKind.Reminder) && Waiting.Contains(d.State))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Recalled).SetProperty(d => d.FinishedAt, now), cancellationToken);
        var inFlight = database.Deliveries.Where(d => d.CampaignId == campaignId && d.Kind == DeliveryKind.Notice && d.State == DeliveryState.Sending).Select(d => d.PersonId);
        await rows.Where(r => (r.State == NoticeState.Pending || r.State == NoticeState.Retrying) && !inFlight.Contains(r.PersonId))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, NoticeState.Recalled).SetProperty(r => r.Reason, DeliveryReason.None), cancellationToken);
        await rows.ExecuteUpdateAsync(set => set.SetProperty(r => r.LeftAt, now).SetProperty(r => r.NextReminderAt, (DateTimeOffset?)null), cancellationToken);
    }

    /// <summary>A notice that they had stays theirs; one that was taken back when they left is sent now.</summary>
    public static async Task ReturnAsync(this BotDbContext database, int campaignId, int[] people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await database.HoldRecipientsAsync(campaignId, people, cancellationToken);
        var rows = database.Recipients.Where(r => r.CampaignId == campaignId && people.Contains(r.PersonId) && r.LeftAt != null);
        var missing = await rows.Where(r => r.State == NoticeState.Recalled).Select(r => r.PersonId).ToListAsync(cancellationToken);
        await rows.Where(r => r.State == NoticeState.Recalled).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, NoticeState.Pending), cancellationToken);

        // Whoever has the notice and no answer is reminded again, from tomorrow on; that step moves it into working hours.
        await rows.Where(r => r.State == NoticeState.Delivered && r.Answer == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.NextReminderAt, now.AddDays(1)), cancellationToken);
        await CountAsync(database, campaignId, await rows.ToListAsync(cancellationToken), 1, cancellationToken);
        await rows.ExecuteUpdateAsync(set => set.SetProperty(r => r.LeftAt, (DateTimeOffset?)null), cancellationToken);
        if (missing.Count > 0)
            await QueueFromAsync(database, campaignId, missing.Min(), cancellationToken);
    }

    /// <summary>Queueing goes through the recipients again from there on; whoever has a notice is passed over.</summary>
    private static Task<int> QueueFromAsync(BotDbContext database, int campaignId, int person, CancellationToken cancellationToken) =>
        database.Campaigns.Where(c => c.Id == campaignId && c.QueuedThrough >= person)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.QueuedThrough, person - 1), cancellationToken);

    private static async Task CountAsync(BotDbContext database, int campaignId, List<Recipient> rows, int sign, CancellationToken cancellationToken)
    {
        var changes = rows.Select(r => (CounterSql.KindOf(r.State), r.State is NoticeState.Unreachable or NoticeState.Failed ? (int)r.Reason : 0))
            .Concat(rows.Where(r => r.Answer is not null).Select(r => (CounterKind.Answered, (int)r.Answer!)))
            .Concat(rows.Where(r => r.HelpWanted).Select(_ => (CounterKind.HelpWanted, 0)));
        foreach (var change in changes.GroupBy(c => c))
            await database.AddAsync(campaignId, change.Key.Item1, change.Key.Item2, sign * change.Count(), cancellationToken);
        if (rows.Count > 0)
            await database.AddAsync(campaignId, CounterKind.Left, 0, -sign * rows.Count, cancellationToken);
    }
}
