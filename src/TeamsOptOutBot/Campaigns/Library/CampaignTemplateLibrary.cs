using TeamsOptOutBot.Microsoft365;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>The campaign templates that this installation ships: one folder each under <c>adaptive-cards/campaigns</c>.</summary>
internal sealed class CampaignTemplateLibrary
{
    private readonly SortedDictionary<string, CampaignTemplate> templates;

    private CampaignTemplateLibrary(SortedDictionary<string, CampaignTemplate> templates, CountryRegions regions)
    {
        this.templates = templates;
        Regions = regions;
    }

    public IReadOnlyCollection<CampaignTemplate> All => templates.Values;

    public CountryRegions Regions { get; }

    /// <summary>Loads and checks every template of the folder.</summary>
    /// <exception cref="TextCatalogueException">File and line of everything that is missing or wrong.</exception>
    public static CampaignTemplateLibrary Load(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new TextCatalogueException($"The campaign library {path} does not exist.");
        }

        var loaded = new SortedDictionary<string, CampaignTemplate>(StringComparer.OrdinalIgnoreCase);
        var faults = new List<string>();
        foreach (var folder in Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal))
        {
            if (CampaignTemplateReader.Read(folder, faults) is { } template)
            {
                loaded.Add(template.Id, template);
            }
        }

        var regions = CountryRegions.Load(Path.Combine(path, "regions.json"));
        return faults.Count == 0
            ? new CampaignTemplateLibrary(loaded, regions)
            : throw new TextCatalogueException(string.Join(Environment.NewLine, faults));
    }

    public CampaignTemplate? Find(string id) => templates.GetValueOrDefault(id.Trim());

    /// <summary>The ids nearest to what was typed, best first: those it is a part of, then those a few letters away.</summary>
    public IReadOnlyList<string> Nearest(string typed, int most = 3)
    {
        var wanted = typed.Trim().ToLowerInvariant();
        return
        [
            .. templates.Keys
                .Select(id => (id, distance: wanted.Length > 1 && id.Contains(wanted, StringComparison.OrdinalIgnoreCase) ? 0 : EditDistance.Between(wanted, id.ToLowerInvariant())))
                .Where(near => near.distance <= Math.Max(2, near.id.Length / 3))
                .OrderBy(near => near.distance)
                .ThenBy(near => near.id, StringComparer.Ordinal)
                .Take(most)
                .Select(near => near.id),
        ];
    }
}
