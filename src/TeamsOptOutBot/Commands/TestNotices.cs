using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Acknowledgements;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Commands;

/// <summary>"Test to me": the notice of a draft, sent to its author. Its buttons work and record nothing.</summary>
internal sealed class TestNotices(IReader reader, CampaignCards cards, Replies replies)
{
    /// <returns>The notice as the author would get it; null when there is no such draft of theirs.</returns>
    public Task<Reply?> NoticeAsync(Asker asker, int campaignId, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (database, token) =>
            {
                var (campaign, author) = await FindAsync(database, asker, campaignId, token);
                if (campaign is null)
                    return null;
                var (card, summary) = cards.Notice(campaign, VariantOf(campaign, author!));
                return new Reply(card, summary);
            },
            cancellationToken);

    /// <summary>A press on a campaign that is not running: the author's own test, or nothing that exists.</summary>
    public Task<AdaptiveCardInvokeResponse> PressAsync(Asker asker, int campaignId, string verb, JsonObject data, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (database, token) =>
            {
                var (campaign, author) = await FindAsync(database, asker, campaignId, token);
                if (campaign is null)
                    return AdaptiveCardInvokeResponse.Message(replies.Texts.Format(ReplyKeys.PressNoSuchCampaign, asker.Language));
                var variant = VariantOf(campaign, author!);
                if (AnswerVerbs.Parse(verb) == AnswerKind.Done
                    && QuestionCheck.LookAgain(cards.TemplateOf(campaign), variant.Language, name => CardData.Text(data, name), replies.Texts.Format(ReplyKeys.PressChooseAnswers, asker.Language)) is { } lookAgain)
                    return AdaptiveCardInvokeResponse.Message(lookAgain);
                return verb switch
                {
                    "more" => AdaptiveCardInvokeResponse.Card(cards.More(campaign, variant)),
                    "back" or "change" or OutlookCard.RefreshVerb => AdaptiveCardInvokeResponse.Card(cards.Notice(campaign, variant).Card),
                    "help" => AdaptiveCardInvokeResponse.Card(cards.Help(campaign, variant)),
                    _ => AdaptiveCardInvokeResponse.Message(replies.Texts.Format(ReplyKeys.PressTest, asker.Language)),
                };
            },
            cancellationToken);

    private NoticeVariant VariantOf(Campaign campaign, Person author)
    {
        var profile = PrivacyProfiles.OfCountry(author.Country);
        return cards.VariantOf(campaign, author, campaign.AsStrict ? PrivacyProfiles.Tighten(profile, PrivacyProfile.Strict) : profile);
    }

    private static async Task<(Campaign? Campaign, Person? Author)> FindAsync(BotDbContext database, Asker asker, int campaignId, CancellationToken cancellationToken)
    {
        var author = await database.People.FirstOrDefaultAsync(p => p.AadId == asker.AadId, cancellationToken);
        var campaign = author is null ? null : await database.Campaigns.FirstOrDefaultAsync(c => c.Id == campaignId && c.AuthorId == author.Id && c.Status == CampaignStatus.Draft, cancellationToken);
        return (campaign, author);
    }
}
