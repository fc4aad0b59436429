using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Reports;

/// <summary>What a campaign's notices wait for beside their turn. An index holds just the rows that something has held up.</summary>
internal static class CampaignWaits
{
    public static async Task<IReadOnlyList<WaitCount>> ReadAsync(BotDbContext database, int campaignId, CancellationToken cancellationToken)
    {
        var rows = await database.Deliveries
            .Where(d => d.CampaignId == campaignId && d.Reason != DeliveryReason.None && d.Kind == DeliveryKind.Notice
                && (d.State == DeliveryState.Pending || d.State == DeliveryState.Retrying || d.State == DeliveryState.Uncertain))
            .GroupBy(d => d.Reason).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(row => ReasonOf(row.Key)).Select(g => new WaitCount(g.Key, g.Sum(row => row.Count))).OrderBy(wait => wait.Reason)];
    }

    /// <summary>Why something that is on its way waits.</summary>
    public static WaitReason ReasonOf(DeliveryReason reason) => reason switch
    {
        DeliveryReason.Throttled => WaitReason.Throttled,
        DeliveryReason.Installing => WaitReason.Installing,
        DeliveryReason.AnswerLost => WaitReason.AnswerLost,
        DeliveryReason.Interrupted => WaitReason.Interrupted,
        DeliveryReason.AppNotInstalled or DeliveryReason.ConversationGone => WaitReason.Repair,
        DeliveryReason.BotUnauthorized or DeliveryReason.BotDisabledByAdmin or DeliveryReason.WrongServiceHost or DeliveryReason.AppNotInCatalogue or DeliveryReason.NoPermission => WaitReason.RefusedToAll,
        _ => WaitReason.Busy,
    };
}
