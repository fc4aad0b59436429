using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>The check of a folder of templates: what is wrong stops the service from starting, a warning does not.</summary>
internal sealed record TemplateCheck(IReadOnlyList<string> Faults, IReadOnlyList<string> Warnings)
{
    public const string Command = "check-templates";

    /// <summary>0: all is well; 1: warnings only; 2: something is wrong.</summary>
    public int ExitCode => Faults.Count > 0 ? 2 : Warnings.Count > 0 ? 1 : 0;

    /// <param name="path">A folder with one folder for each template.</param>
    /// <param name="taken">Ids of templates that are there already: those that are shipped, for an organisation's own folder.</param>
    public static TemplateCheck Of(string path, DateOnly today, IEnumerable<string> taken)
    {
        if (!Directory.Exists(path))
        {
            return new([$"{path}: there is no such folder. Name a folder that holds one folder for each template."], []);
        }

        if (TemplateFolder.FoldersIn(path).Count == 0)
        {
            return new([$"{path}: there is no template in it. A template is a folder with {CampaignTemplateReader.FactsFile} and {SupportedLanguages.Fallback}.json."], []);
        }

        var faults = new List<string>();
        var templates = TemplateFolder.Read(path, taken, faults);
        return new(faults, [.. templates.SelectMany(template => Warn(template, today))]);
    }

    private static IEnumerable<string> Warn(CampaignTemplate template, DateOnly today)
    {
        if (template.ReviewIsOverdue(today))
        {
            yield return $"{template.Id}/{CampaignTemplateReader.FactsFile}: review_by has passed. Check the facts again, then set verified_on and review_by.";
        }

        foreach (var language in SupportedLanguages.All.Where(language => template.SpokenFor(language) == SupportedLanguages.Fallback && language != SupportedLanguages.Fallback))
        {
            yield return $"{template.Id}: {language}.json is missing. Its readers get English.";
        }

        foreach (var language in template.TextsByLanguage.Where(language => !language.Value.ReviewedByNative).Select(language => language.Key))
        {
            yield return $"{template.Id}/{language}.json: reviewed_by_native is false. HR reads so in the preview.";
        }
    }
}
