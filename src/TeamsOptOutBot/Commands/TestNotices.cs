using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Acknowledgements;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Mail;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Commands;

/// <summary>"Test to me": the notice of a draft, sent to its author. Its buttons work and record nothing.</summary>
internal sealed class TestNotices(IReader reader, IWriter writer, CampaignCards cards, NoticeMails mails, Replies replies, HrRole role, IStepBell bell, TimeProvider time)
{
    /// <summary>Sends it by every way that the campaign will use.</summary>
    /// <param name="sendToAsker">Sends the asker a card in the chat.</param>
    /// <returns>What the author reads; null when there is no such draft of theirs.</returns>
    public async Task<string?> SendAsync(Asker asker, int campaignId, Func<Reply, Task> sendToAsker, CancellationToken cancellationToken)
    {
        var (campaign, author) = await reader.ReadAsync((database, token) => FindAsync(database, asker, campaignId, token), cancellationToken);
        if (campaign is null)
            return null;
        var variant = cards.VariantForTest(campaign, author!);
        if (campaign.Channels != CampaignChannels.Outlook)
        {
            var (card, summary) = cards.Notice(campaign, variant);
            await sendToAsker(new Reply(card, summary));
        }

        return campaign.Channels == CampaignChannels.Teams
            ? replies.Texts.Format(ReplyKeys.PressTestSent, asker.Language)
            : await MailAsync(asker, campaign, author!, variant, cancellationToken);
    }

    private async Task<string> MailAsync(Asker asker, Campaign campaign, Person author, NoticeVariant variant, CancellationToken cancellationToken)
    {
        // Who is in no audience was never read from the directory; the group of HR was.
        var address = string.IsNullOrWhiteSpace(author.Mail) ? role.MailOf(asker.AadId) : author.Mail;
        if (string.IsNullOrWhiteSpace(address))
            return replies.Texts.Format(ReplyKeys.PressTestNoMail, asker.Language);
        var (mail, subject) = mails.Test(campaign, variant);
        await writer.WriteAsync(
            async (database, token) =>
            {
                await database.People.Where(p => p.Id == author.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Mail, address), token);
                await Outbox.MailAsync(database, campaign.Id, author.Id, mail, subject, time.GetUtcNow(), token);
                return true;
            },
            cancellationToken);
        await bell.RingAsync<DispatchDeliveries>(cancellationToken);
        return replies.Texts.Format(campaign.Channels == CampaignChannels.Outlook ? ReplyKeys.PressTestSentMail : ReplyKeys.PressTestSentBoth, asker.Language, ("mail", address));
    }

    /// <summary>A press on a campaign that is not running: the author's own test, or nothing that exists.</summary>
    public Task<AdaptiveCardInvokeResponse> PressAsync(Asker asker, int campaignId, string verb, JsonObject data, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (database, token) =>
            {
                var (campaign, author) = await FindAsync(database, asker, campaignId, token);
                if (campaign is null)
                    return AdaptiveCardInvokeResponse.Message(replies.Texts.Format(ReplyKeys.PressNoSuchCampaign, asker.Language));
                var variant = cards.VariantForTest(campaign, author!);
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

    private static async Task<(Campaign? Campaign, Person? Author)> FindAsync(BotDbContext database, Asker asker, int campaignId, CancellationToken cancellationToken)
    {
        var author = await database.People.FirstOrDefaultAsync(p => p.AadId == asker.AadId, cancellationToken);
        var campaign = author is null ? null : await database.Campaigns.FirstOrDefaultAsync(c => c.Id == campaignId && c.AuthorId == author.Id && c.Status == CampaignStatus.Draft, cancellationToken);
        return (campaign, author);
    }
}
