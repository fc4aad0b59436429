using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Acknowledgements;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Links;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.AnswerPage;

/// <summary>Finds what a link leads to, and changes nothing.</summary>
internal sealed class LinkedNotices(AnswerLinks links, IReader reader, RecordAcknowledgement record, CampaignCards cards)
{
    public async Task<LinkedNotice> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (await links.OpenAsync(token, cancellationToken) is not { } link)
        {
            return new LinkedNotice.Forged();
        }

        var (campaign, person) = await reader.ReadAsync(
            async (database, ct) => (
                await database.Campaigns.FirstOrDefaultAsync(campaign => campaign.Id == link.CampaignId, ct),
                await database.People.FirstOrDefaultAsync(person => person.Id == link.PersonId, ct)),
            cancellationToken);
        if (campaign is { Status: CampaignStatus.Closed })
        {
            return new LinkedNotice.Closed(campaign, person?.Language);
        }

        if (link.EndedOn is { } endedOn)
        {
            return new LinkedNotice.Ended(endedOn);
        }

        if (campaign is { Status: CampaignStatus.Draft } && person?.Id == campaign.AuthorId)
        {
            return new LinkedNotice.Open(link, campaign, person, new Recipient { CampaignId = campaign.Id, PersonId = person.Id, Profile = cards.VariantForTest(campaign, person).Profile }) { IsTest = true };
        }

        return campaign is null || person is null ? new LinkedNotice.Gone() : Of(link, person, await record.LookAsync(campaign.Id, person.AadId, cancellationToken));
    }

    /// <summary>What it is after a press.</summary>
    public static LinkedNotice Of(AnswerLink link, Person person, PressOutcome outcome) => outcome switch
    {
        PressOutcome.Recorded recorded => new LinkedNotice.Open(link, recorded.Campaign, recorded.Person, recorded.Recipient),
        PressOutcome.CampaignClosed closed => new LinkedNotice.Closed(closed.Campaign, person.Language),
        PressOutcome.NotARecipient or PressOutcome.NoSuchCampaign => new LinkedNotice.Gone(),
        _ => throw new InvalidOperationException("A press has no other outcome."),
    };
}
