namespace TeamsOptOutBot.Texts;

/// <summary>The languages that texts are written in, and how a reader's language finds one of them.</summary>
internal static class SupportedLanguages
{
    /// <summary>The language that has every text and stands in for what the others lack.</summary>
    public const string Fallback = "en";

    /// <summary>Traditional Chinese is written here as it is in Hong Kong.</summary>
    private const string TraditionalChinese = "zh-HK";

    public static IReadOnlyList<string> All { get; } = [Fallback, "de", "fr", "fr-CA", "it", "es", "nl", "pl", "pt", "sv", TraditionalChinese];

    /// <summary>
    /// Where to look, the nearest first: the tag itself, its parents (de for de-AT), Traditional Chinese for whoever reads it, English.
    /// Readers of Simplified Chinese get English.
    /// </summary>
    public static IEnumerable<string> ChainOf(string? tag)
    {
        for (var part = tag ?? ""; part.Length > 0; part = part.Contains('-', StringComparison.Ordinal) ? part[..part.LastIndexOf('-')] : "")
        {
            yield return part;
        }

        if (ReadsTraditionalChinese(tag))
        {
            yield return TraditionalChinese;
        }

        yield return Fallback;
    }

    private static bool ReadsTraditionalChinese(string? tag)
    {
        var parts = (tag ?? "").Split('-');
        return Is("zh", parts[0]) && !Has("Hans") && (Has("Hant") || Has("TW") || Has("MO") || Has("HK"));

        bool Has(string part) => parts.Contains(part, StringComparer.OrdinalIgnoreCase);

        static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
    }
}
