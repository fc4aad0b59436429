using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Scenarios.Harness;

/// <summary>Counters against a recount of the rows that they count.</summary>
internal static class BooksCheck
{
    public static async Task CheckAsync(Story story)
    {
        var campaigns = await story.ReadAsync((database, token) => database.Campaigns.Where(c => c.StartedAt != null && c.ErasedAt == null).Select(c => c.Id).ToListAsync(token));
        foreach (var campaign in campaigns)
            await CheckAsync(story, campaign);
    }

    private static async Task CheckAsync(Story story, int campaign)
    {
        var (rows, kept) = await story.ReadAsync(async (database, token) => (
            await database.Recipients.Where(r => r.CampaignId == campaign).ToListAsync(token),
            await database.Counters.Where(c => c.CampaignId == campaign && c.Value != 0 && c.Kind < CounterKind.SentAgain).ToListAsync(token)));
        var (left, current) = (rows.Count(r => r.LeftAt is not null), rows.Where(r => r.LeftAt is null).ToList());
        var counted = current.Select(r => (CounterSql.KindOf(r.State), Detail(r)))
            .Concat(current.Where(r => r.Answer is not null).Select(r => (CounterKind.Answered, (int)r.Answer!)))
            .Concat(current.Where(r => r.HelpWanted).Select(_ => (CounterKind.HelpWanted, 0)))
            .Concat(Enumerable.Repeat((CounterKind.Left, 0), left));

        Lines(kept.Select(c => ((c.Kind, c.Detail), c.Value)))
            .ShouldBe(Lines(counted.GroupBy(key => key).Select(g => (g.Key, (long)g.Count()))), $"The counters of campaign {campaign} differ from its rows.");
    }

    private static List<string> Lines(IEnumerable<((CounterKind Kind, int Detail) Key, long Value)> counters) =>
        [.. counters.Select(c => $"{c.Key.Kind} {c.Key.Detail}: {c.Value}").Order(StringComparer.Ordinal)];

    private static int Detail(Recipient recipient) => recipient.State is NoticeState.Unreachable or NoticeState.Failed ? (int)recipient.Reason : (int)DeliveryReason.None;
}
