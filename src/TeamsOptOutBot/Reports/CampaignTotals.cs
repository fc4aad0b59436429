using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Reports;

/// <summary>A campaign's totals as they stand in the counters: exact, live, and read without scanning anything.</summary>
internal sealed record CampaignTotals(
    long Pending, long Delivered, long Retrying, long Unreachable, long Failed, long Recalled,
    long Answered, IReadOnlyDictionary<AnswerKind, long> Kinds, long HelpWanted, long SentAgain,
    IReadOnlyList<(DeliveryReason Reason, long Count)> Reasons, long Left = 0)
{
    /// <summary>audience = delivered + pending + retrying + unreachable + failed + recalled, always.</summary>
    public long Audience => Delivered + Pending + Retrying + Unreachable + Failed + Recalled;

    /// <summary>Nothing waits to be sent any more.</summary>
    public bool SendingEnded => Pending + Retrying == 0;

    /// <summary>Everybody who could be reached may have answered; only then is it worth looking for one who has not.</summary>
    public bool MayAllHaveAnswered => SendingEnded && Delivered > 0 && Answered >= Delivered;

    public static async Task<CampaignTotals> ReadAsync(BotDbContext database, int campaignId, CancellationToken cancellationToken)
    {
        var rows = await database.Counters.AsNoTracking().Where(c => c.CampaignId == campaignId && c.Value != 0).ToListAsync(cancellationToken);
        long Sum(CounterKind kind) => rows.Where(r => r.Kind == kind).Sum(r => r.Value);
        return new CampaignTotals(
            Sum(CounterKind.Pending), Sum(CounterKind.Delivered), Sum(CounterKind.Retrying), Sum(CounterKind.Unreachable), Sum(CounterKind.Failed), Sum(CounterKind.Recalled),
            Sum(CounterKind.Answered), rows.Where(r => r.Kind == CounterKind.Answered).ToDictionary(r => (AnswerKind)r.Detail, r => r.Value),
            Sum(CounterKind.HelpWanted), Sum(CounterKind.SentAgain),
            rows.Where(r => r.Kind is CounterKind.Unreachable or CounterKind.Failed).OrderByDescending(r => r.Value).Select(r => ((DeliveryReason)r.Detail, r.Value)).ToList(),
            Sum(CounterKind.Left));
    }
}
