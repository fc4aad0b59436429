using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Storage;

/// <summary>Changes a campaign's totals in the transaction of the rows they count.</summary>
internal static class CounterSql
{
    public static Task AddAsync(this BotDbContext database, int campaignId, CounterKind kind, int detail, long delta, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO counters ("CampaignId", "Kind", "Detail", "Value") VALUES ({campaignId}, {(int)kind}, {detail}, {delta})
            ON CONFLICT ("CampaignId", "Kind", "Detail") DO UPDATE SET "Value" = counters."Value" + excluded."Value"
            """,
            cancellationToken);

    /// <summary>Counts an answer in place of what the recipient said before. Whoever left the audience is not counted: the totals are of those who are in it.</summary>
    /// <param name="recipient">As it is before the answer.</param>
    public static async Task AnswerAsync(this BotDbContext database, Recipient recipient, AnswerKind answer, CancellationToken cancellationToken)
    {
        if (recipient.LeftAt is not null)
            return;
        foreach (var (kind, detail, delta) in OfAnswer(recipient.Answer, recipient.HelpWanted, answer))
            await database.AddAsync(recipient.CampaignId, kind, detail, delta, cancellationToken);
    }

    /// <summary>What an answer changes in the totals.</summary>
    public static IEnumerable<(CounterKind Kind, int Detail, int Delta)> OfAnswer(AnswerKind? before, bool helpWanted, AnswerKind answer)
    {
        if (before is { } earlier)
            yield return (CounterKind.Answered, (int)earlier, -1);
        yield return (CounterKind.Answered, (int)answer, 1);
        if (helpWanted)
            yield return (CounterKind.HelpWanted, 0, -1);
    }

    /// <summary>Moves one recipient from a state to another.</summary>
    public static async Task MoveAsync(this BotDbContext database, int campaignId, (NoticeState State, int Detail) from, (NoticeState State, int Detail) to, CancellationToken cancellationToken)
    {
        if (from == to)
            return;
        await database.AddAsync(campaignId, KindOf(from.State), from.Detail, -1, cancellationToken);
        await database.AddAsync(campaignId, KindOf(to.State), to.Detail, 1, cancellationToken);
    }

    public static CounterKind KindOf(NoticeState state) => state switch
    {
        NoticeState.Pending => CounterKind.Pending,
        NoticeState.Delivered => CounterKind.Delivered,
        NoticeState.Retrying => CounterKind.Retrying,
        NoticeState.Unreachable => CounterKind.Unreachable,
        NoticeState.Failed => CounterKind.Failed,
        NoticeState.Recalled => CounterKind.Recalled,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
