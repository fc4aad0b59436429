using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Storage.Queue;

/// <summary>Changes of totals, added up before they are written: one statement for each total, however many rows moved.</summary>
internal sealed class CounterChanges
{
    private readonly SortedDictionary<(int Campaign, int Kind, int Detail), long> _deltas = [];

    public void Add(int campaignId, CounterKind kind, int detail, long delta)
    {
        var key = (campaignId, (int)kind, detail);
        _deltas[key] = _deltas.GetValueOrDefault(key) + delta;
    }

    public void Move(int campaignId, (NoticeState State, int Detail) from, (NoticeState State, int Detail) to)
    {
        Add(campaignId, CounterSql.KindOf(from.State), from.Detail, -1);
        Add(campaignId, CounterSql.KindOf(to.State), to.Detail, 1);
    }

    /// <summary>Always in the same order, so that two transactions do not wait for each other.</summary>
    public async Task WriteAsync(SqlSession sql, CancellationToken cancellationToken)
    {
        foreach (var ((campaign, kind, detail), delta) in _deltas)
        {
            if (delta == 0)
                continue;
            await sql.ExecuteAsync(
                """
                INSERT INTO counters ("CampaignId", "Kind", "Detail", "Value") VALUES (@p0, @p1, @p2, @p3)
                ON CONFLICT ("CampaignId", "Kind", "Detail") DO UPDATE SET "Value" = counters."Value" + excluded."Value"
                """,
                cancellationToken, campaign, kind, detail, delta);
        }
    }
}
