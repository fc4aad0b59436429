using System.Data;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Faults;

/// <summary>Reads the campaign's totals and a recount of its rows as one moment, again and again, and HR's card as it is drawn then.</summary>
internal sealed class TotalsWatch(FaultDatabase database, FaultyTenant tenant, int campaign, int audience)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>What the audience is the sum of, and the answers; what else is counted stands beside it.</summary>
    private static readonly CounterKind[] States = [CounterKind.Pending, CounterKind.Delivered, CounterKind.Retrying, CounterKind.Unreachable, CounterKind.Failed, CounterKind.Recalled, CounterKind.Answered];

    public int Moments { get; private set; }

    public List<string> Differences { get; } = [];

    public async Task RunAsync(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            await LookAsync();

            try
            {
                await tenant.FromBotAsync(tenant.Author);
            }
            catch (ShouldAssertException wrong)
            {
                // A card whose numbers do not add up cannot be read.
                Differences.Add($"moment {Moments}, HR's card: {wrong.Message}");
            }

            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task LookAsync()
    {
        var (kept, counted) = await database.Reader.ReadAsync(
            async (context, token) =>
            {
                await using var moment = await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
                var counters = await context.Counters.Where(c => c.CampaignId == campaign && c.Value != 0 && States.Contains(c.Kind)).ToListAsync(token);
                var rows = await context.Recipients.Where(r => r.CampaignId == campaign)
                    .GroupBy(r => new { r.State, r.Reason, r.Answer }).Select(g => new { g.Key.State, g.Key.Reason, g.Key.Answer, Count = g.Count() }).ToListAsync(token);
                var states = rows.Select(r => (Key: $"{r.State} {(r.State is NoticeState.Unreachable or NoticeState.Failed ? (int)r.Reason : (int)DeliveryReason.None)}", r.Count))
                    .Concat(rows.Where(r => r.Answer is not null).Select(r => (Key: $"{CounterKind.Answered} {(int)r.Answer!}", r.Count)));
                return (Lines(counters.Select(c => ($"{c.Kind} {c.Detail}", (int)c.Value))), Lines(states));
            },
            CancellationToken.None);
        Moments++;
        var sum = kept.Where(line => !line.Key.StartsWith(nameof(CounterKind.Answered), StringComparison.Ordinal)).Sum(line => line.Value);
        if (sum != audience || !kept.SequenceEqual(counted))
            Differences.Add($"moment {Moments}: counters {Text(kept)}, rows {Text(counted)}, audience {audience}");
    }

    private static SortedDictionary<string, int> Lines(IEnumerable<(string Key, int Count)> lines) =>
        new(lines.GroupBy(line => line.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(line => line.Count), StringComparer.Ordinal), StringComparer.Ordinal);

    private static string Text(SortedDictionary<string, int> lines) => string.Join(", ", lines.Select(line => $"{line.Key}: {line.Value}"));
}
