using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Documents.PolicyNotes;

/// <summary>Reads and checks one folder of a policy note. A translation has exactly the parts of the English file, in its order.</summary>
internal static partial class PolicyNoteReader
{
    private const string SourcesFile = "sources.json";

    private static readonly string[] Placeholders = ["organisation", "contact", "link"];
    private static readonly string[] Kinds = ["text", "point", "check", "subheading", "sample"];
    private static readonly string[] Marks = ["organisation", "authority", "copy", "press"];

    /// <returns>The note, or null when something was added to <paramref name="faults"/>.</returns>
    public static PolicyNoteTemplate? Read(string folder, List<string> faults)
    {
        var before = faults.Count;
        try
        {
            var languages = Directory.EnumerateFiles(folder, "*.json").Where(path => Path.GetFileName(path) != SourcesFile).Order(StringComparer.Ordinal)
                .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => ReadTexts(JsonLines.Read(path), faults), StringComparer.OrdinalIgnoreCase);
            if (languages.TryGetValue(SupportedLanguages.Fallback, out var english))
            {
                foreach (var (language, texts) in languages)
                {
                    Compare(Path.GetFileName(folder), language, english, texts, faults);
                }
            }
            else
            {
                faults.Add($"{Path.GetFileName(folder)}: {SupportedLanguages.Fallback}.json is missing.");
            }

            var sources = ReadSources(JsonLines.Read(Path.Combine(folder, SourcesFile)), faults);
            return faults.Count == before ? new PolicyNoteTemplate(Path.GetFileName(folder), languages, sources) : null;
        }
        catch (TextCatalogueException fault)
        {
            faults.Add(fault.Message);
            return null;
        }
    }

    private static PolicyNoteTexts ReadTexts(JsonLines file, List<string> faults)
    {
        Only(file, file.Root, "", ["title", "subject", "sections", "disclaimer"], faults);
        var sections = new List<NoteSection>();
        foreach (var (section, path) in Objects(file, file.Root, "sections", "", faults))
        {
            Only(file, section, path, ["heading", "content"], faults);
            sections.Add(new NoteSection(
                Text(file, section, "heading", path, faults),
                [.. Objects(file, section, "content", path, faults).Select(part => ReadPart(file, part.Object, part.Path, faults))]));
        }

        return new PolicyNoteTexts(Text(file, file.Root, "title", "", faults), Text(file, file.Root, "subject", "", faults), sections, Text(file, file.Root, "disclaimer", "", faults));
    }

    private static NotePart ReadPart(JsonLines file, JsonObject part, string path, List<string> faults)
    {
        var kinds = part.Select(member => member.Key).Where(name => name != "when").ToList();
        if (kinds is not [var kind] || !Kinds.Contains(kind))
        {
            faults.Add($"{file.At(path)} must hold one of {string.Join(", ", Kinds)}, and “when” if it is not always shown.");
            return new NotePart(NotePartKind.Text, "", null);
        }

        return new NotePart(Enum.Parse<NotePartKind>(kind, ignoreCase: true), Text(file, part, kind, path, faults), When(file, part, path, faults));
    }

    private static List<NoteSource> ReadSources(JsonLines file, List<string> faults)
    {
        var sources = new List<NoteSource>();
        foreach (var (source, path) in Objects(file, file.Root, "sources", "", faults))
        {
            Only(file, source, path, ["name", "in_force", "revised", "published", "address", "mark", "when"], faults);
            var mark = Text(file, source, "mark", path, faults);
            if (!Marks.Contains(mark))
            {
                faults.Add($"{file.At(path + "/mark")} must be one of {string.Join(", ", Marks)}.");
            }

            var address = source["address"] is null ? null : Text(file, source, "address", path, faults);
            if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
            {
                faults.Add($"{file.At(path + "/address")} must be an https address.");
            }

            // What was revised last is what it says now.
            var dates = new[] { "in_force", "published", "revised" }.Where(name => source[name] is not null).Select(name => Day(file, source, name, path, faults)).ToList();
            var (on, onDay) = dates.Count == 0 ? (null, false) : dates[^1];
            sources.Add(new NoteSource(Text(file, source, "name", path, faults), on, onDay, address is null ? null : new Uri(address, UriKind.RelativeOrAbsolute), mark, When(file, source, path, faults)));
        }

        return sources;
    }

    /// <summary>A day, or the first of a month of which the day is not known.</summary>
    private static (DateOnly? On, bool OnDay) Day(JsonLines file, JsonObject of, string name, string path, List<string> faults)
    {
        var text = Text(file, of, name, path, faults);
        foreach (var (pattern, onDay) in new[] { ("yyyy-MM-dd", true), ("yyyy-MM", false) })
        {
            if (DateOnly.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return (day, onDay);
            }
        }

        faults.Add($"{file.At(Join(path, name))} must be a day or a month, such as 2025-11-07 or 2025-11.");
        return (null, false);
    }

    private static string? When(JsonLines file, JsonObject of, string path, List<string> faults)
    {
        if (of["when"] is null)
        {
            return null;
        }

        var condition = Text(file, of, "when", path, faults);
        foreach (var unknown in condition.Split(" and ").Where(one => !PolicyAnswers.Conditions.Contains(one)))
        {
            faults.Add($"{file.At(path + "/when")}: “{unknown}” is none of {string.Join(", ", PolicyAnswers.Conditions)}.");
        }

        return condition;
    }

    /// <summary>A translator changes words only: parts, conditions and placeholders are the English ones.</summary>
    private static void Compare(string folder, string language, PolicyNoteTexts english, PolicyNoteTexts texts, List<string> faults)
    {
        if (texts.Sections.Count != english.Sections.Count)
        {
            faults.Add($"{folder}/{language}.json has {texts.Sections.Count} sections, the English file {english.Sections.Count}.");
            return;
        }

        foreach (var (section, index) in texts.Sections.Select((section, index) => (section, index)))
        {
            var model = english.Sections[index];
            if (!section.Content.Select(part => (part.Kind, part.When)).SequenceEqual(model.Content.Select(part => (part.Kind, part.When))))
            {
                faults.Add($"{folder}/{language}.json: section {index + 1} (“{section.Heading}”) must have the same parts as the English one, in its order and with its “when”.");
                continue;
            }

            faults.AddRange(section.Content.Select((part, at) => (part, at))
                .Where(pair => !Names(pair.part.Text).SequenceEqual(Names(model.Content[pair.at].Text), StringComparer.Ordinal))
                .Select(pair => $"{folder}/{language}.json: section {index + 1}, part {pair.at + 1} must hold the placeholders of the English text: {string.Join(", ", Names(model.Content[pair.at].Text))}."));
        }
    }

    private static IEnumerable<string> Names(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static string Text(JsonLines file, JsonObject of, string name, string path, List<string> faults)
    {
        var at = Join(path, name);
        var text = of[name]?.GetValueKind() == JsonValueKind.String ? of[name]!.GetValue<string>() : "";
        if (text.Trim().Length == 0)
        {
            faults.Add($"{file.At(at)} must be a text that is not empty.");
        }

        foreach (Match unknown in Placeholder().Matches(text).Where(match => !Placeholders.Contains(match.Value.Trim('{', '}'))))
        {
            faults.Add($"{file.At(at)}: {unknown.Value} is no placeholder; there are {string.Join(", ", Placeholders.Select(one => "{" + one + "}"))}.");
        }

        return text.Trim();
    }

    private static IEnumerable<(JsonObject Object, string Path)> Objects(JsonLines file, JsonObject of, string name, string path, List<string> faults)
    {
        var at = Join(path, name);
        if (of[name] is not JsonArray { Count: > 0 } list || list.Any(item => item is not JsonObject))
        {
            faults.Add($"{file.At(at)} must be a list of objects that is not empty.");
            return [];
        }

        return list.Select((item, index) => (item!.AsObject(), string.Create(CultureInfo.InvariantCulture, $"{at}/{index}")));
    }

    private static void Only(JsonLines file, JsonObject of, string path, IReadOnlyList<string> known, List<string> faults) =>
        faults.AddRange(of.Where(member => !known.Contains(member.Key)).Select(member => $"{file.At(Join(path, member.Key))} is not known."));

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}/{name}";

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
