using System.Text.RegularExpressions;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>Reads and checks one template folder: <c>template.json</c> and one file a language.</summary>
internal static partial class CampaignTemplateReader
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
            var files = new Dictionary<string, JsonLines>(StringComparer.OrdinalIgnoreCase);
            foreach (var path in Directory.EnumerateFiles(folder, "*.json").Where(path => Path.GetFileName(path) != FactsFile).Order(StringComparer.Ordinal))
            {
                var language = Path.GetFileNameWithoutExtension(path);
                if (!LanguageTag().IsMatch(language))
                {
                    faults.Add($"{name}/{language}.json(1): the file is named after no language; name it as in de.json, fr-CA.json or zh-HK.json.");
                    continue;
                }

                if (TryRead(path, faults) is not { } file)
                {
                    continue;
                }

                files[language] = file;
                texts[language] = TemplateTexts.Read(new JsonFields(file, faults), template);
            }

            if (files.TryGetValue(SupportedLanguages.Fallback, out var english))
            {
                foreach (var (_, file) in files.Where(file => file.Value != english))
                {
                    LanguageComparison.Compare(file, english, faults);
                }
            }

            if (!File.Exists(Path.Combine(folder, SupportedLanguages.Fallback + ".json")))
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

    /// <summary>A malformed file is one fault and hides none of another file.</summary>
    private static JsonLines? TryRead(string path, List<string> faults)
    {
        try
        {
            return JsonLines.Read(path);
        }
        catch (TextCatalogueException fault)
        {
            faults.Add(fault.Message);
            return null;
        }
    }

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LanguageTag();
}
