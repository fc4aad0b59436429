using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Storage.Queue;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Acknowledgements;

/// <summary>
/// Replaces every open copy of an answered notice. The stored message says "Answered", not what was answered: Teams keeps
/// messages under the organisation's own retention.
/// </summary>
internal sealed class AnsweredCopies(CampaignCards cards)
{
    /// <returns>The card that a copy gets which arrives later.</returns>
    public async Task<long> UpdateAsync(SqlSession sql, PressOutcome.Recorded press, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (campaign, person, recipient, _) = press;
        var variant = cards.VariantOf(campaign, person, recipient.Profile);
        var card = await PressSql.SharedCardAsync(sql, campaign.Id, $"answered/{variant}", () => cards.AnsweredStored(campaign, variant), cancellationToken);
        foreach (var activityId in await PressSql.CopiesAsync(sql, campaign.Id, person.Id, cancellationToken))
            await UpdateSql.QueueAsync(sql, campaign.Id, person.Id, activityId, card, now, cancellationToken);
        return card;
    }
}
