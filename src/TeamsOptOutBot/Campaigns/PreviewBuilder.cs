using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Mail;
using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Reminders;
using TeamsOptOutBot.Reminders.Calendar;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Campaigns;

/// <summary>What HR sees before anything is sent.</summary>
internal sealed class PreviewBuilder(IReader reader, CardBook book, CampaignCards cards, CampaignTemplateLibrary library, IOptions<MailOptions> mail, TimeProvider time)
{
    public Task<JsonObject> BuildAsync(int campaignId, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (database, token) =>
            {
                var campaign = await database.Campaigns.FirstAsync(c => c.Id == campaignId, token);
                var groups = await database.Audiences.Where(a => a.CampaignId == campaignId).OrderBy(a => a.Id).ToListAsync(token);
                var people = await database.Recipients.Where(r => r.CampaignId == campaignId)
                    .Join(database.People, r => r.PersonId, p => p.Id, (r, p) => new { p.Country, p.Language, r.Profile })
                    .GroupBy(row => row).Select(g => new Slice(g.Key.Country, g.Key.Language, g.Key.Profile, g.Count())).ToListAsync(token);
                var withoutMail = campaign.Channels == CampaignChannels.Teams ? 0 : await database.Recipients.Where(r => r.CampaignId == campaignId)
                    .Join(database.People, r => r.PersonId, p => p.Id, (r, p) => p.Mail).CountAsync(address => address == null || address == "", token);
                var ways = campaign.Channels == CampaignChannels.Teams ? null : MailOf(campaign, people.Sum(p => p.Count), withoutMail, await QueueAsync(database, token));
                return book.Preview(FactsOf(campaign, groups, people, await database.LanguageOfAsync(campaign.AuthorId, token)) with { Mail = ways });
            },
            cancellationToken);

    private PreviewFacts FactsOf(Campaign campaign, List<AudienceGroup> groups, List<Slice> people, string language)
    {
        var recipients = people.Sum(p => p.Count);
        var included = groups.Where(g => g.Include).ToList();
        var countries = people.GroupBy(p => p.Country).Select(g => new CountryCount(g.Key, g.Sum(p => p.Count))).OrderByDescending(c => c.Count).ThenBy(c => c.Country, StringComparer.Ordinal).ToList();
        var most = people.GroupBy(p => library.Regions.Of(p.Country)).OrderByDescending(g => g.Sum(p => p.Count)).ThenBy(g => g.Key).FirstOrDefault();
        var profile = PrivacyProfiles.Tighten(most is null ? PrivacyProfile.Standard : most.GroupBy(p => p.Profile).MaxBy(g => g.Sum(p => p.Count))!.Key, campaign.AsStrict ? PrivacyProfile.Strict : PrivacyProfile.Open);
        return new PreviewFacts(
            language,
            campaign.Id,
            recipients,
            included.Select(g => new NamedCount(g.Name, g.Members)).ToList(),
            countries,
            people.GroupBy(p => p.Language ?? "").Select(g => new NamedCount(g.Key, g.Sum(p => p.Count))).ToList(),
            new LeftOut(campaign.GuestsLeftOut, campaign.DisabledLeftOut, Duplicates(included, recipients, campaign), Excluded: campaign.ExcludedPeople, campaign.NotOfferedLeftOut),
            campaign.DueDays,
            NextReminder.Parse(campaign.ReminderDays).ToList(),
            WorkingHours.Begin,
            WorkingHours.End,
            people.GroupBy(p => p.Profile).OrderByDescending(g => g.Key).Select(g => new ProfileCount(g.Key, g.Sum(p => p.Count))).ToList(),
            DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
            cards.FactsOf(campaign, new NoticeVariant(language, most?.Key ?? Region.Elsewhere, profile)));
    }

    /// <summary>What keeps the mailboxes busy: mails that wait, and those of the last day.</summary>
    private async Task<(int Waiting, int Sent)> QueueAsync(BotDbContext database, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var waiting = await database.Deliveries.CountAsync(
            d => d.Lane == DeliveryLane.Mail && (d.State == DeliveryState.Pending || d.State == DeliveryState.Retrying || d.State == DeliveryState.Uncertain) && d.DueAt <= now, cancellationToken);
        var day = now.AddHours(-25);
        return (waiting, await database.Mailboxes.Where(m => m.Hour > day).SumAsync(m => m.Sent, cancellationToken));
    }

    private MailFacts MailOf(Campaign campaign, int recipients, int withoutMail, (int Waiting, int Sent) queue) => new(
        campaign.Channels != CampaignChannels.Outlook,
        campaign.Channels == CampaignChannels.TeamsThenOutlook ? campaign.MailAfterWorkingDays : null,
        mail.Value.DurationOf(recipients - withoutMail, queue.Waiting, queue.Sent),
        mail.Value.Mailboxes.Count,
        withoutMail,
        campaign.LinkWithoutSignIn);

    private static int Duplicates(List<AudienceGroup> included, int recipients, Campaign campaign) =>
        Math.Max(0, included.Sum(g => g.Members) - recipients - campaign.ExcludedPeople);

    private sealed record Slice(string? Country, string? Language, PrivacyProfile Profile, int Count);
}
