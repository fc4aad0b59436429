using System.Text.Json.Serialization;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>A kind of notice that can be sent: facts that hold in every language, and its texts by language.</summary>
/// <param name="Links">Every address that a card of this template may show.</param>
/// <param name="LinkHosts">Hosts that links, also those inside texts, may lead to.</param>
/// <param name="Regions">Regions that have a line of their own in the texts.</param>
/// <param name="OnlyIn">The regions that the notice is meant for; empty is everywhere.</param>
/// <param name="Sections">Ids of the parts that a notice about several products has.</param>
/// <param name="Answers">The answers that can be given, in their order.</param>
/// <param name="FirstRow">Those of <paramref name="Answers"/> that stand beside the link; the others are under More.</param>
/// <param name="AlwaysStrict">The strict privacy profile holds in every country.</param>
/// <param name="Example">Shipped to be copied and filled in; it cannot be sent.</param>
internal sealed record CampaignTemplate(
    string Id,
    int Version,
    DateOnly VerifiedOn,
    DateOnly ReviewBy,
    IReadOnlyList<TemplateLink> Links,
    IReadOnlyList<string> LinkHosts,
    IReadOnlyList<Region> Regions,
    IReadOnlyList<Region> OnlyIn,
    IReadOnlyList<string> Sections,
    IReadOnlyList<AnswerKind> Answers,
    IReadOnlyList<AnswerKind> FirstRow,
    PinnedDocument? Document,
    IReadOnlyList<QuestionShape> Questions,
    string Evidence,
    bool AlwaysStrict,
    bool Example,
    IReadOnlyList<string> Audience,
    IReadOnlyList<TemplateSource> Sources,
    IReadOnlyList<string> NotVerified,
    IReadOnlyDictionary<string, CampaignTexts> TextsByLanguage)
{
    /// <summary>The link of the notice as a whole; null for one whose links are in its sections, and for one that has none on purpose.</summary>
    [JsonIgnore]
    public Uri? Link => Links.FirstOrDefault(link => link.Id is TemplateLink.Setting or TemplateLink.Document)?.Address;

    public Uri? LinkOf(string id) => Links.FirstOrDefault(link => link.Id == id)?.Address;

    /// <summary>The links that people open, in the order of the card, without those that texts only mention.</summary>
    [JsonIgnore]
    public IReadOnlyList<Uri> OpenedLinks => [.. new[] { Link }.Concat(Sections.Select(LinkOf)).OfType<Uri>()];

    /// <summary>The texts in that language, in its parent (de for de-AT), else in English, which every template has.</summary>
    public CampaignTexts TextsFor(string language) => TextsByLanguage[SpokenFor(language)];

    /// <summary>The language that a reader of <paramref name="language"/> gets.</summary>
    public string SpokenFor(string language)
    {
        foreach (var tag in SupportedLanguages.ChainOf(language))
        {
            if (TextsByLanguage.Keys.FirstOrDefault(known => string.Equals(known, tag, StringComparison.OrdinalIgnoreCase)) is { } spoken)
            {
                return spoken;
            }
        }

        return SupportedLanguages.Fallback;
    }

    public bool IsOfferedIn(Region region) => OnlyIn.Count == 0 || OnlyIn.Contains(region);

    /// <summary>The menus the texts name may have moved since.</summary>
    public bool ReviewIsOverdue(DateOnly today) => today > ReviewBy;
}

/// <param name="Id"><see cref="Setting"/>, <see cref="Document"/>, a section's id, or a name that texts use in <c>{link.NAME}</c>.</param>
internal sealed record TemplateLink(string Id, Uri Address)
{
    public const string Setting = "setting";
    public const string Document = "document";
}

/// <summary>The document that people confirm having read, in exactly one version.</summary>
internal sealed record PinnedDocument(string Name, string Version, DateOnly Date);

/// <summary>A question before an answer counts as done. Which choice is right never leaves the service, and what was chosen is never stored.</summary>
/// <param name="Choices">How many there are.</param>
/// <param name="Right">The right one, from 1.</param>
internal sealed record QuestionShape(string Id, int Choices, int Right);

/// <summary>Where a claim of the texts comes from, and how good that is: organisation, authority, copy or press.</summary>
/// <param name="Address">Null for one that is named only, such as a version in an archive.</param>
internal sealed record TemplateSource(Uri? Address, string Says, string Mark);
