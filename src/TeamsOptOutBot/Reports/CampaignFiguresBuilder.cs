using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Reports;

/// <summary>Puts a campaign's totals into the words of HR's cards: exact and live, with the kinds of answers as privacy allows.</summary>
internal static class CampaignFiguresBuilder
{
    public static CampaignFigures From(CampaignTotals totals, Campaign campaign, CampaignTemplate template, IReadOnlyList<WaitCount>? waits = null)
    {
        var kinds = ShownKinds.Parse(campaign.ShownKinds);
        return new CampaignFigures(
            DeliveryOf(totals),
            (int)totals.Answered,
            (int)totals.HelpWanted,
            new AnswerCounts(template, kinds.ToCounts(template.Answers)),
            totals.Reasons.GroupBy(r => GroupOf(r.Reason)).Select(g => new UnreachableCount(g.Key, (int)g.Sum(r => r.Count))).OrderByDescending(r => r.Count).ToList(),
            (int)totals.Left,
            waits);
    }

    public static DeliveryTotals DeliveryOf(CampaignTotals totals) => new(
        (int)totals.Audience, (int)totals.Delivered, (int)totals.Pending, (int)totals.Retrying, (int)totals.Unreachable, (int)totals.Failed, (int)totals.Recalled);

    /// <summary>Reasons as the people see them who can do something about them.</summary>
    private static UnreachableReason GroupOf(DeliveryReason reason) => reason switch
    {
        DeliveryReason.AppNotInstalled or DeliveryReason.AppUninstalled or DeliveryReason.ConversationGone => UnreachableReason.AppMissing,
        DeliveryReason.BlockedByUser => UnreachableReason.AppBlocked,
        DeliveryReason.AppNotAllowed or DeliveryReason.NoPermission => UnreachableReason.AppNotAllowed,
        DeliveryReason.NoMailAddress or DeliveryReason.MailAddressRefused => UnreachableReason.NoMail,
        DeliveryReason.AccountGone => UnreachableReason.AccountGone,
        _ => UnreachableReason.Other,
    };
}
