namespace TeamsOptOutBot.Texts;

/// <summary>
/// Every text the service shows, by key and language: one file a language (<c>en.json</c>), placeholders as <c>{name}</c>,
/// and <c>one</c>/<c>other</c> for texts that depend on the argument <c>count</c>.
/// </summary>
internal sealed class TextCatalogue
{
    /// <summary>The language that every key must have and that stands in for what a language lacks.</summary>
    public const string Fallback = "en";

    private readonly Dictionary<string, TextLanguage> languages;

    private TextCatalogue(Dictionary<string, TextLanguage> languages) => this.languages = languages;

    public IEnumerable<string> Languages => languages.Keys.Order(StringComparer.Ordinal);

    /// <summary>Loads every language of the folder.</summary>
    /// <exception cref="TextCatalogueException">A file is malformed, a text is neither a string nor a pair of one and other, or the fallback language lacks a key of <paramref name="required"/>; all faults at once.</exception>
    public static TextCatalogue Load(string folder, IEnumerable<string> required)
    {
        if (!File.Exists(Path.Combine(folder, Fallback + ".json")))
        {
            throw new TextCatalogueException($"The texts are missing: {Path.Combine(folder, Fallback + ".json")} does not exist.");
        }

        var faults = new List<string>();
        var loaded = new Dictionary<string, TextLanguage>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            loaded.Add(Path.GetFileNameWithoutExtension(file), TextLanguage.Read(JsonLines.Read(file), faults));
        }

        faults.AddRange(required
            .Where(key => !loaded[Fallback].Has(key))
            .Select(key => $"texts/{Fallback}.json: the key {key} is missing."));
        return faults.Count == 0 ? new TextCatalogue(loaded) : throw new TextCatalogueException(string.Join(Environment.NewLine, faults));
    }

    public bool Has(string key) => languages[Fallback].Has(key);

    /// <summary>
    /// The text of a key with its placeholders filled. Numbers are grouped and dates written as the language does;
    /// text arguments go in as they are and are never looked into for placeholders.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The fallback language has no such key either, or a placeholder has no argument.</exception>
    public string Format(string key, string language, params ReadOnlySpan<(string Name, object Value)> args)
    {
        var speaks = Resolve(language, key);
        return TextFormatter.Fill(key, speaks.Find(key, args), speaks, args);
    }

    /// <summary>
    /// The language that a reader of <paramref name="language"/> is shown, without its region: <c>en</c> for de-DE as long as there
    /// are no German texts. A screen reader pronounces by it, and Adaptive Cards takes two or three letters only.
    /// </summary>
    public string Spoken(string language)
    {
        for (var tag = language; tag.Length > 0; tag = tag.Contains('-', StringComparison.Ordinal) ? tag[..tag.LastIndexOf('-')] : "")
        {
            if (languages.ContainsKey(tag))
            {
                return tag.Split('-')[0].ToLowerInvariant();
            }
        }

        return Fallback;
    }

    /// <summary>The items as the language lists them.</summary>
    public string List(string language, IEnumerable<string> items) => string.Join(Format("format.list", language), items);

    private TextLanguage Resolve(string language, string key)
    {
        for (var tag = language; tag.Length > 0; tag = tag.Contains('-', StringComparison.Ordinal) ? tag[..tag.LastIndexOf('-')] : "")
        {
            if (languages.TryGetValue(tag, out var found) && found.Has(key))
            {
                return found;
            }
        }

        return languages[Fallback];
    }
}
