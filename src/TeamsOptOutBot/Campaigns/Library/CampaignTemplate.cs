using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>A kind of notice that can be sent: facts that hold in every language, and its texts by language.</summary>
internal sealed record CampaignTemplate(
    string Id,
    int Version,
    DateOnly VerifiedOn,
    DateOnly ReviewBy,
    Uri Link,
    IReadOnlyList<string> LinkHosts,
    IReadOnlyList<Region> Regions,
    IReadOnlyList<AnswerKind> Answers,
    string Evidence,
    IReadOnlyList<string> Audience,
    IReadOnlyList<TemplateSource> Sources,
    IReadOnlyDictionary<string, CampaignTexts> TextsByLanguage)
{
    /// <summary>The texts in that language, in its parent (de for de-AT), else in English, which every template has.</summary>
    public CampaignTexts TextsFor(string language)
    {
        foreach (var tag in SupportedLanguages.ChainOf(language))
        {
            if (TextsByLanguage.TryGetValue(tag, out var texts))
            {
                return texts;
            }
        }

        throw new InvalidOperationException($"The template {Id} has no texts in {SupportedLanguages.Fallback}.");
    }

    /// <summary>The menus the texts name may have moved since.</summary>
    public bool ReviewIsOverdue(DateOnly today) => today > ReviewBy;
}

/// <summary>Where a claim of the texts comes from, and how good that is: organisation, authority, copy or press.</summary>
internal sealed record TemplateSource(Uri Address, string Says, string Mark);
