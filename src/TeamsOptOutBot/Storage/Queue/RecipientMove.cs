using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Storage.Queue;

/// <summary>A recipient whose notice changed its state.</summary>
/// <param name="AnsweredCardId">The card that every copy of their notice shows, when they have answered.</param>
/// <param name="IsCounted">False for a leaver, who stands beside the totals.</param>
internal sealed record RecipientMove(
    int CampaignId, int PersonId, NoticeState From, DeliveryReason FromReason, NoticeState To, DeliveryReason ToReason, long? AnsweredCardId, bool IsCounted)
{
    /// <summary>Reasons are counted where a person has to do something about them.</summary>
    public static int Detail(NoticeState state, DeliveryReason reason) => state is NoticeState.Unreachable or NoticeState.Failed ? (int)reason : 0;
}
