using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Gallery;

/// <summary>A text with something in each of its places.</summary>
internal static class SampleTexts
{
    public static string Filled(TextCatalogue texts, string key, string language) => texts.Format(key, language, [.. texts.PlaceholdersOf(key).Select(name => (name, Sample(name)))]);

    private static object Sample(string argument) => argument switch
    {
        "date" or "review" => new DateOnly(2026, 12, 8),
        "people" or "count" => 22,
        "snoozed" or "recent" => 3,
        "most" => 100,
        "group" or "groups" => "Recruiters",
        _ => "linkedin-ai",
    };
}
