using TeamsOptOutBot.Campaigns;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Privacy;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Commands;

/// <summary>What anybody may ask.</summary>
internal sealed class OpenCommands(CampaignTemplateLibrary library, CampaignList campaigns, CampaignCards cards, StoredAboutPerson stored, CardBook book, Replies replies, TimeProvider time)
{
    private const string Example = "linkedin-ai";
    private const string ExampleGroups = "Recruiters, \"Page Admins\"";

    public Reply Help(Asker asker) =>
        new(book.Help(new HelpFacts(asker.Language, asker.IsHr, IsManager: !asker.IsHr, Example, ExampleGroups)), replies.Texts.Format(TextKeys.HelpTitle, asker.Language));

    public Reply Templates(Asker asker) =>
        new(book.Templates(new TemplatesFacts(asker.Language, library.All, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))), replies.Texts.Format(TextKeys.TemplatesTitle, asker.Language));

    public async Task<Reply> VerifyAsync(Asker asker, string name, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.FindAsync(name, cancellationToken);
        if (campaign is null)
            return new Reply(book.Verify(new VerifyFacts(asker.Language, name, null)), replies.Texts.Format(ReplyKeys.VerifySummary, asker.Language));
        var author = await campaigns.AuthorAsync(campaign, cancellationToken);
        var verified = new VerifiedCampaign(
            campaign.Name, author.Name, DateOnly.FromDateTime(campaign.StartedAt!.Value.UtcDateTime), campaign.DueDay(), cards.TemplateOf(campaign).OpenedLinks, campaign.Status != CampaignStatus.Running);
        return new Reply(book.Verify(new VerifyFacts(asker.Language, name, verified)), replies.Texts.Format(ReplyKeys.VerifySummary, asker.Language));
    }

    public async Task<Reply> MyDataAsync(Asker asker, CancellationToken cancellationToken) =>
        new(book.MyData(await stored.ReadAsync(asker.AadId, asker.Language, cancellationToken)), replies.Texts.Format(TextKeys.MydataTitle, asker.Language));
}
