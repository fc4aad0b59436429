using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>Reads and checks one template folder: <c>template.json</c> and one file a language.</summary>
internal static class CampaignTemplateReader
{
    public const string FactsFile = "template.json";

    /// <returns>The template, or null when something was added to <paramref name="faults"/>.</returns>
    public static CampaignTemplate? Read(string folder, List<string> faults)
    {
        var before = faults.Count;
        try
        {
            var name = Path.GetFileName(folder);
            var template = TemplateFacts.Read(new JsonFields(JsonLines.Read(Path.Combine(folder, FactsFile)), faults), name);
            var texts = new Dictionary<string, CampaignTexts>(StringComparer.OrdinalIgnoreCase);
            foreach (var path in Directory.EnumerateFiles(folder, "*.json").Where(path => Path.GetFileName(path) != FactsFile).Order(StringComparer.Ordinal))
            {
                texts[Path.GetFileNameWithoutExtension(path)] = TemplateTexts.Read(new JsonFields(JsonLines.Read(path), faults), template);
            }

            if (texts.Count == 0 || !texts.ContainsKey(SupportedLanguages.Fallback))
            {
                faults.Add($"{name}: {SupportedLanguages.Fallback}.json is missing. Every template has English texts; other languages fall back to them.");
            }

            return faults.Count == before ? template with { TextsByLanguage = texts } : null;
        }
        catch (TextCatalogueException fault)
        {
            faults.Add(fault.Message);
            return null;
        }
    }
}
