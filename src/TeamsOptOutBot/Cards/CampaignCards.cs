using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>A campaign's cards for employees, from the texts that were frozen when it was started.</summary>
internal sealed class CampaignCards(CardBook book, CampaignTemplateLibrary library, IOptions<OrganisationOptions> organisation)
{
    private readonly ConcurrentDictionary<int, CampaignTemplate> _frozen = new();

    public Contact Contact => new(organisation.Value.ContactName, organisation.Value.ContactMail);

    /// <summary>Its template is known: a campaign that was read without it will do.</summary>
    public bool Knows(int campaignId) => _frozen.ContainsKey(campaignId);

    public CampaignTemplate TemplateOf(Campaign campaign) =>
        _frozen.GetOrAdd(campaign.Id, static (_, frozen) => FrozenTemplate.Thaw(frozen), campaign.FrozenTemplate);

    /// <summary>Languages fall back to English inside the texts; the variant keeps the language alone, so that de-DE and de-AT share a card.</summary>
    public NoticeVariant VariantOf(Campaign campaign, Person person, PrivacyProfile profile) =>
        VariantOf(campaign, person.Language, person.Country, profile);

    public NoticeVariant VariantOf(Campaign campaign, string? language, string? country, PrivacyProfile profile) =>
        new(SpokenLanguage(campaign, language), library.Regions.Of(country), profile);

    /// <summary>The notice as its author would get it, for a test.</summary>
    public NoticeVariant VariantForTest(Campaign campaign, Person author)
    {
        var profile = PrivacyProfiles.OfCountry(author.Country);
        return VariantOf(campaign, author, campaign.AsStrict ? PrivacyProfiles.Tighten(profile, PrivacyProfile.Strict) : profile);
    }

    public (JsonObject Card, string Summary) Notice(Campaign campaign, NoticeVariant variant, (int Number, int Total)? reminder = null) =>
        (book.Notice(FactsOf(campaign, variant) with { Reminder = reminder?.Number, Reminders = reminder?.Total ?? 0 }), SubjectOf(campaign, variant));

    public JsonObject More(Campaign campaign, NoticeVariant variant) => book.NoticeMore(FactsOf(campaign, variant));

    public JsonObject Help(Campaign campaign, NoticeVariant variant) => book.NoticeHelp(FactsOf(campaign, variant));

    /// <summary>The answered card for the person who pressed, in their own view.</summary>
    public JsonObject AnsweredOwn(Campaign campaign, NoticeVariant variant, AnswerKind answer, DateTimeOffset at) =>
        book.Answered(AnsweredFactsOf(campaign, variant) with { Answer = answer, AnsweredAt = at });

    /// <summary>The answered card as Teams stores it: it does not say what was answered.</summary>
    public (JsonObject Card, string Summary) AnsweredStored(Campaign campaign, NoticeVariant variant) =>
        (book.Answered(AnsweredFactsOf(campaign, variant)), SubjectOf(campaign, variant));

    public JsonObject Closed(Campaign campaign, string language, bool? answered) =>
        book.Closed(new ClosedFacts(
            TemplateOf(campaign), language, DateOnly.FromDateTime((campaign.ClosedAt ?? campaign.CreatedAt).UtcDateTime), Withdrawn: false, answered, organisation.Value.RetentionDays, Contact));

    public NoticeFacts FactsOf(Campaign campaign, NoticeVariant variant) => new(
        TemplateOf(campaign), variant.Language, variant.Region, variant.Profile, campaign.Id, campaign.TemplateVersion, campaign.DueDay(), organisation.Value.RetentionDays,
        campaign.GroupNames.Split('\n'), Contact);

    private AnsweredFacts AnsweredFactsOf(Campaign campaign, NoticeVariant variant) => new(
        TemplateOf(campaign), variant.Language, variant.Profile, campaign.Id, campaign.TemplateVersion, campaign.DueDay(), organisation.Value.RetentionDays, Contact);

    private string SubjectOf(Campaign campaign, NoticeVariant variant) => TemplateOf(campaign).TextsFor(variant.Language).Subject;

    private string SpokenLanguage(Campaign campaign, string? wanted)
    {
        var known = TemplateOf(campaign).TextsByLanguage;
        return SupportedLanguages.ChainOf(wanted).First(tag => known.ContainsKey(tag) || (book.Texts.Speaks(tag) && known.ContainsKey(tag.Split('-')[0])));
    }
}
