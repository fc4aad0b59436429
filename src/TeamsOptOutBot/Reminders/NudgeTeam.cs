using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Reminders;

internal enum NudgeOutcome
{
    Nudged,

    /// <summary>This manager has nudged within the last day.</summary>
    NudgedToday,
    NotRunning,
    NobodyYours,
}

/// <summary>Reminds those of a manager's people, direct and indirect, who have not answered; the manager is not told whom, or whether anybody.</summary>
internal sealed class NudgeTeam(IWriter writer, ReminderQueue queue, IStepBell bell, TimeProvider time)
{
    private const string Act = "manager.nudged";
    private static readonly TimeSpan Once = TimeSpan.FromDays(1);

    public async Task<NudgeOutcome> RunAsync(int campaignId, Guid managerAadId, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync((database, token) => RunAsync(database, campaignId, managerAadId, token), cancellationToken);
        if (outcome == NudgeOutcome.Nudged)
            await bell.RingAsync<DispatchDeliveries>(cancellationToken);
        return outcome;
    }

    private async Task<NudgeOutcome> RunAsync(BotDbContext database, int campaignId, Guid managerAadId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await database.HoldCampaignAsync(campaignId, cancellationToken);
        var campaign = await database.Campaigns.FirstOrDefaultAsync(c => c.Id == campaignId && c.Status == CampaignStatus.Running, cancellationToken);
        if (campaign is null)
            return NudgeOutcome.NotRunning;
        var manager = await database.People.AsNoTracking().FirstOrDefaultAsync(p => p.AadId == managerAadId, cancellationToken);
        var team = manager is null ? [] : await TeamOfAsync(database, manager.Id, cancellationToken);
        if (!await database.Recipients.AnyAsync(r => r.CampaignId == campaignId && team.Contains(r.PersonId), cancellationToken))
            return NudgeOutcome.NobodyYours;
        if (await database.Audit.AnyAsync(a => a.Act == Act && a.CampaignId == campaignId && a.PersonId == manager!.Id && a.At > now - Once, cancellationToken))
            return NudgeOutcome.NudgedToday;
        await database.HoldRecipientsAsync(campaignId, [.. team], cancellationToken);
        var outstanding = await database.Recipients.AsTracking()
            .Where(r => r.CampaignId == campaignId && team.Contains(r.PersonId) && r.Answer == null && r.LeftAt == null && r.State == NoticeState.Delivered)
            .Join(database.People, r => r.PersonId, p => p.Id, (r, p) => new { Recipient = r, Person = p }).ToListAsync(cancellationToken);
        foreach (var row in outstanding.Where(o => !(o.Recipient.SnoozedUntil > now) && !(now - o.Recipient.LastReminderAt < Once)))
            await queue.AddAsync(database, campaign, row.Person, row.Recipient, now, cancellationToken);
        AuditLog.Add(database, Act, campaignId, manager!.Id, [], now);
        await database.SaveChangesAsync(cancellationToken);
        return NudgeOutcome.Nudged;
    }

    private static async Task<List<int>> TeamOfAsync(BotDbContext database, int managerId, CancellationToken cancellationToken)
    {
        var lines = await database.People.AsNoTracking().Where(p => p.ManagerId != null).Select(p => new { p.Id, p.ManagerId }).ToListAsync(cancellationToken);
        var reports = lines.ToLookup(l => l.ManagerId!.Value, l => l.Id);
        var team = new HashSet<int>();
        var next = new Queue<int>([managerId]);
        while (next.TryDequeue(out var id))
        {
            foreach (var report in reports[id].Where(report => report != managerId && team.Add(report)))
                next.Enqueue(report);
        }

        return [.. team];
    }
}
