namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>A folder with one folder for each template: the shipped one, or an organisation's own.</summary>
internal static class TemplateFolder
{
    /// <param name="taken">Ids of templates that are there already and must stay what they are.</param>
    /// <returns>The templates that have no fault; everything else is in <paramref name="faults"/>, with file and line.</returns>
    public static IReadOnlyList<CampaignTemplate> Read(string path, IEnumerable<string> taken, List<string> faults)
    {
        var ids = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var templates = new List<CampaignTemplate>();
        foreach (var folder in FoldersIn(path))
        {
            // The id is the folder's name, so that a copied folder is caught whatever else is wrong with it.
            if (!ids.Add(Path.GetFileName(folder)))
                faults.Add($"{Path.Combine(Path.GetFileName(folder), CampaignTemplateReader.FactsFile)}(1): the id {Path.GetFileName(folder)} belongs to a template that is there already. Give the folder, and id in it, a name of its own.");
            else if (CampaignTemplateReader.Read(folder, faults) is { } template)
                templates.Add(template);
        }

        return templates;
    }

    /// <summary>Without those whose name begins with a dot: tools keep their own things there.</summary>
    public static IReadOnlyList<string> FoldersIn(string path) =>
        [.. Directory.EnumerateDirectories(path).Where(folder => !Path.GetFileName(folder).StartsWith('.')).Order(StringComparer.Ordinal)];
}
