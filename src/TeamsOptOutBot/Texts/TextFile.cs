using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Texts;

/// <summary>Reads and checks a language's file: texts are strings or objects of plural forms, the words of commands are lists.</summary>
internal sealed class TextFile(JsonLines file, bool isRegion, List<string> faults)
{
    private const string WordPrefix = "words.";
    private const string By = "by";
    private const string DefaultBy = "count";

    /// <summary>What every language says for itself; a region's file (fr-CA) may leave all but the culture to its parent.</summary>
    private static readonly string[] Formats = [TextKeys.FormatCulture, TextKeys.FormatDate, TextKeys.FormatTime, TextKeys.FormatList, TextKeys.FormatListLast];

    public TextLanguage Read(string tag)
    {
        foreach (var key in Formats.Where(key => (!isRegion || key == TextKeys.FormatCulture) && file.Root[key] is null))
        {
            faults.Add($"{file.File}(1): the key {key} is missing.");
        }

        var culture = Culture();
        var categories = new Lazy<string[]>(() => [.. PluralForms.Of(culture).Categories]);
        var (texts, words) = (new Dictionary<string, Text>(StringComparer.Ordinal), new Dictionary<string, string[]>(StringComparer.Ordinal));
        foreach (var (key, value) in file.Root)
        {
            if (key.StartsWith(WordPrefix, StringComparison.Ordinal))
            {
                words[key[WordPrefix.Length..]] = Words(key, value);
            }
            else if (value?.GetValueKind() == JsonValueKind.String)
            {
                texts[key] = Text.Always(value.GetValue<string>());
            }
            else if (value is JsonObject forms)
            {
                texts[key] = Forms(key, forms, categories.Value);
            }
            else
            {
                faults.Add($"{file.At(key)}: a text is a string, or an object of plural forms.");
            }
        }

        return new TextLanguage(tag, culture, texts, words);
    }

    private CultureInfo Culture()
    {
        var name = file.Root[TextKeys.FormatCulture] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            faults.Add($"{file.At(TextKeys.FormatCulture)}: “{name}” is no culture that .NET knows, such as de-DE.");
            return CultureInfo.InvariantCulture;
        }
    }

    private Text Forms(string key, JsonObject forms, string[] categories)
    {
        var (by, read) = (DefaultBy, new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (name, value) in forms)
        {
            if (value?.GetValueKind() != JsonValueKind.String)
            {
                faults.Add($"{file.At($"{key}/{name}")}: a plural form is a string.");
            }
            else if (name == By)
            {
                by = value.GetValue<string>();
            }
            else
            {
                read[name] = value.GetValue<string>();
            }
        }

        foreach (var superfluous in read.Keys.Except(categories, StringComparer.Ordinal))
        {
            faults.Add($"{file.At($"{key}/{superfluous}")}: the language has no plural form {superfluous}; it has {string.Join(", ", categories)}.");
        }

        foreach (var missing in categories.Except(read.Keys, StringComparer.Ordinal))
        {
            faults.Add($"{file.At(key)}: the plural form {missing} is missing; the language has {string.Join(", ", categories)}.");
        }

        return new Text(by, read);
    }

    private string[] Words(string key, JsonNode? value)
    {
        var words = (value as JsonArray)?.Select(word => word?.GetValueKind() == JsonValueKind.String ? word.GetValue<string>().Trim() : "").ToArray() ?? [];
        if (words.Length == 0 || words.Contains(""))
        {
            faults.Add($"{file.At(key)}: the words of a command are a list of texts, such as [\"help\"].");
        }

        return words;
    }
}
