namespace TeamsOptOutBot.Texts;

/// <summary>
/// Every text the service shows, by key and language: one file a language (<c>en.json</c>), placeholders as <c>{name}</c>,
/// plural forms where a number decides, and under <c>words.</c> what people write for each command.
/// </summary>
internal sealed class TextCatalogue
{
    /// <summary>Names a placeholder that is filled with a command's word in the reader's language: <c>{words.status}</c>.</summary>
    public const string WordPlaceholder = "words.";

    private readonly Dictionary<string, TextLanguage> languages;

    private TextCatalogue(Dictionary<string, TextLanguage> languages) => this.languages = languages;

    public IEnumerable<TextLanguage> Languages => languages.Values.OrderBy(language => language.Tag, StringComparer.Ordinal);

    /// <summary>Loads every language of the folder.</summary>
    /// <exception cref="TextCatalogueException">A file is malformed, a text lacks a plural form of its language or has one too many, or English lacks a key of <paramref name="required"/>; all faults at once.</exception>
    public static TextCatalogue Load(string folder, IEnumerable<string> required)
    {
        var english = Path.Combine(folder, SupportedLanguages.Fallback + ".json");
        if (!File.Exists(english))
        {
            throw new TextCatalogueException($"The texts are missing: {english} does not exist.");
        }

        var faults = new List<string>();
        var files = Directory.EnumerateFiles(folder, "*.json").ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);
        var loaded = new Dictionary<string, TextLanguage>(StringComparer.OrdinalIgnoreCase);
        foreach (var (tag, path) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            loaded.Add(tag, new TextFile(JsonLines.Read(path), ParentOf(tag, files.Keys) is not null, faults).Read(tag));
        }

        foreach (var language in loaded.Values)
        {
            language.Parent = ParentOf(language.Tag, loaded.Keys) is { } parent ? loaded[parent] : null;
        }

        faults.AddRange(required
            .Where(key => !loaded[SupportedLanguages.Fallback].Has(key))
            .Select(key => $"texts/{SupportedLanguages.Fallback}.json: the key {key} is missing."));
        return faults.Count == 0 ? new TextCatalogue(loaded) : throw new TextCatalogueException(string.Join(Environment.NewLine, faults));
    }

    /// <summary>Whether there is a file of just this language.</summary>
    public bool Speaks(string tag) => languages.ContainsKey(tag);

    public IEnumerable<string> Keys => languages[SupportedLanguages.Fallback].Texts.Keys;

    /// <summary>The arguments that a text wants.</summary>
    public IEnumerable<string> PlaceholdersOf(string key) => TextFormatter.PlaceholdersOf(languages[SupportedLanguages.Fallback].Texts[key].Forms[Text.Other]).Where(name => !name.StartsWith(WordPlaceholder, StringComparison.Ordinal));

    public bool Has(string key) => languages[SupportedLanguages.Fallback].Has(key);

    /// <summary>
    /// The text of a key with its placeholders filled. Numbers are grouped and dates written as the language does;
    /// text arguments go in as they are and are never looked into for placeholders.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The fallback language has no such key either, or a placeholder has no argument.</exception>
    public string Format(string key, string language, params ReadOnlySpan<(string Name, object Value)> args) => Fill(key, language, unbroken: false, args);

    /// <summary>The same for a text that is set in lines: none of them breaks within a date or a time.</summary>
    public string Unbroken(string key, string language, params ReadOnlySpan<(string Name, object Value)> args) => Fill(key, language, unbroken: true, args);

    private string Fill(string key, string language, bool unbroken, ReadOnlySpan<(string Name, object Value)> args)
    {
        var speaks = ChainOf(language).FirstOrDefault(found => found.Has(key)) ?? languages[SupportedLanguages.Fallback];
        var formats = ChainOf(language).First() is var region && IsOf(region, speaks) ? region : speaks;
        return TextFormatter.Fill(key, speaks.Find(key, args), formats, command => Word(command, language), unbroken, args);
    }

    /// <summary>What somebody who reads that language writes for a command, such as <c>status</c>.</summary>
    public string Word(string command, string language) =>
        ChainOf(language).Select(found => found.Words.GetValueOrDefault(command)).FirstOrDefault(words => words is not null)?[0]
        ?? throw new KeyNotFoundException($"There is no word for the command {command}.");

    /// <summary>
    /// The language that a reader of <paramref name="language"/> is shown, without its region: <c>en</c> for de-DE as long as there
    /// are no German texts. A screen reader pronounces by it, and Adaptive Cards takes two or three letters only.
    /// </summary>
    public string Spoken(string language) => ChainOf(language).First().Tag.Split('-')[0].ToLowerInvariant();

    /// <summary>The culture whose names of countries the reader understands.</summary>
    public System.Globalization.CultureInfo CultureOf(string language) => ChainOf(language).First().Culture;

    /// <summary>A month of a year, where the day is not known.</summary>
    public string Month(DateOnly month, string language) => ChainOf(language).First().FormatMonth(month);

    /// <summary>The items as the language lists them in a sentence: "A, B and C".</summary>
    public string List(string language, IReadOnlyList<string> items) => items.Count < 2
        ? string.Concat(items)
        : Row(language, items.Take(items.Count - 1)) + Format(TextKeys.FormatListLast, language) + items[^1];

    /// <summary>The items in a row, without a word before the last.</summary>
    public string Row(string language, IEnumerable<string> items) => string.Join(Format(TextKeys.FormatList, language), items);

    /// <summary>A region writes numbers and dates its own way, also in a text that it takes from its language.</summary>
    private static bool IsOf(TextLanguage region, TextLanguage language) =>
        region == language || (region.Parent is { } parent && IsOf(parent, language));

    private IEnumerable<TextLanguage> ChainOf(string language) => SupportedLanguages.ChainOf(language).Select(tag => languages.GetValueOrDefault(tag)).OfType<TextLanguage>();

    private static string? ParentOf(string tag, IReadOnlyCollection<string> known) =>
        SupportedLanguages.ChainOf(tag).Skip(1).SkipLast(1).FirstOrDefault(parent => known.Contains(parent, StringComparer.OrdinalIgnoreCase));
}
