using TeamsOptOutBot.Microsoft365;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>The campaign templates: those that are shipped, one folder each under <c>adaptive-cards/campaigns</c>, and the organisation's own.</summary>
internal sealed class CampaignTemplateLibrary
{
    private const string OwnFolderSetting = "Campaigns:Folder";

    private readonly SortedDictionary<string, CampaignTemplate> templates;

    private CampaignTemplateLibrary(SortedDictionary<string, CampaignTemplate> templates, CountryRegions regions)
    {
        this.templates = templates;
        Regions = regions;
    }

    public IReadOnlyCollection<CampaignTemplate> All => templates.Values;

    public CountryRegions Regions { get; }

    /// <summary>Loads and checks every template of the folders.</summary>
    /// <param name="path">The shipped folder.</param>
    /// <param name="own">The organisation's own folder; empty when there is none.</param>
    /// <exception cref="TextCatalogueException">File and line of everything that is missing or wrong.</exception>
    public static CampaignTemplateLibrary Load(string path, string own = "")
    {
        if (!Directory.Exists(path))
        {
            throw new TextCatalogueException($"The campaign library {path} does not exist.");
        }

        if (own.Length > 0 && !Directory.Exists(own))
        {
            throw new TextCatalogueException($"{OwnFolderSetting} names {Path.GetFullPath(own)}, and there is no such folder. Correct the setting, or make the folder; without own templates leave the setting out.");
        }

        var faults = new List<string>();
        var read = TemplateFolder.Read(path, [], faults).ToList();
        if (own.Length > 0)
        {
            read.AddRange(TemplateFolder.Read(own, TemplateFolder.FoldersIn(path).Select(folder => Path.GetFileName(folder)), faults));
        }

        var loaded = new SortedDictionary<string, CampaignTemplate>(read.ToDictionary(template => template.Id), StringComparer.OrdinalIgnoreCase);
        var regions = CountryRegions.Load(Path.Combine(path, "regions.json"));
        return faults.Count == 0
            ? new CampaignTemplateLibrary(loaded, regions)
            : throw new TextCatalogueException("campaign templates are wrong." + Environment.NewLine + string.Join(Environment.NewLine, faults.Select(fault => "  - " + fault)));
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
