using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>What HR must look at before sending: old facts, texts that nobody has read, languages that are missing.</summary>
internal static class PreviewWarnings
{
    public static IEnumerable<string> Of(CardDesk desk, PreviewFacts facts, CampaignTexts texts)
    {
        var template = facts.Notice.Template;
        if (template.ReviewIsOverdue(facts.Today))
        {
            yield return desk.Text(TextKeys.PreviewOverdue, ("review", template.ReviewBy));
        }

        if (texts.BeforeSending.Length > 0)
        {
            yield return PlainText.Functionless(texts.BeforeSending);
        }

        var spoken = facts.Languages.Where(language => language.Count > 0).GroupBy(language => template.SpokenFor(language.Name), StringComparer.OrdinalIgnoreCase).ToList();
        var unread = spoken.Where(group => !template.TextsByLanguage[group.Key].ReviewedByNative).Select(group => (group.Key, group.Sum(language => language.Count)));
        if (Line(desk, unread) is { } languages)
        {
            yield return desk.Text(TextKeys.PreviewNotReviewed, ("languages", languages));
        }

        var untranslated = facts.Languages
            .Where(language => language.Count > 0 && language.Name.Length > 0 && Primary(template.SpokenFor(language.Name)) != Primary(language.Name))
            .GroupBy(language => Primary(language.Name))
            .Select(group => (group.Key, group.Sum(language => language.Count)));
        if (Line(desk, untranslated) is { } missing)
        {
            yield return desk.Text(TextKeys.PreviewInEnglish, ("languages", missing));
        }
    }

    private static string Primary(string tag) => tag.Split('-')[0].ToLowerInvariant();

    private static string? Line(CardDesk desk, IEnumerable<(string Tag, int People)> languages)
    {
        var items = languages.OrderByDescending(language => language.People)
            .Select(language => desk.Text(TextKeys.PreviewLanguage, ("language", LanguageNames.Of(language.Tag, desk.Culture) ?? PlainText.Name(language.Tag)), ("people", language.People))).ToList();
        return items.Count == 0 ? null : desk.Items(items.Take(PreviewCard.MostRows));
    }
}
