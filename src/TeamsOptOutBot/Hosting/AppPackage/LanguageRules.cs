using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TeamsOptOutBot.Commands.Grammar;

namespace TeamsOptOutBot.Hosting.AppPackage;

/// <summary>The languages: each listed has its file, each file is listed, complete, and offers the same commands in words that the bot understands.</summary>
internal static partial class LanguageRules
{
    public static IEnumerable<string> Check(TeamsPackage package, CommandWords words)
    {
        var listed = (package.Manifest["localizationInfo"]?["additionalLanguages"] as JsonArray ?? [])
            .Select(entry => (Tag: entry?["languageTag"]?.ToString() ?? "", File: entry?["file"]?.ToString() ?? "")).ToList();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { package.Manifest["localizationInfo"]?["defaultLanguageTag"]?.ToString() ?? "" };
        foreach (var (tag, file) in listed)
        {
            if (!TagForm().IsMatch(tag))
                yield return $"manifest.json: '{tag}' is no language tag. Write one such as fr or fr-ca.";
            else if (!seen.Add(tag))
                yield return $"manifest.json: the language {tag} is listed twice.";
            // Teams merges default, language, region in this order, and fr-ca takes the place of fr where fr comes later.
            else if (tag.Split('-') is [var language, _, ..] && listed.Exists(other => other.Tag.Equals(language, StringComparison.OrdinalIgnoreCase)) && !seen.Contains(language))
                yield return $"manifest.json: {tag} is listed before {language}. List the language without a region first.";
            if (!package.Languages.ContainsKey(file))
                yield return $"manifest.json lists {tag} with the file '{file}', which is not in the folder languages.";
        }

        foreach (var (file, texts) in package.Languages)
        {
            if (!listed.Exists(entry => entry.File == file))
                yield return $"languages/{file} is not listed in manifest.json under localizationInfo.";
            foreach (var problem in Texts(package.Manifest, $"languages/{file}", texts, words))
                yield return problem;
        }
    }

    private static IEnumerable<string> Texts(JsonObject manifest, string file, JsonObject texts, CommandWords words)
    {
        foreach (var problem in PackageRules.Names(file, texts["name.short"], texts["name.full"], texts["description.short"], texts["description.full"]))
            yield return problem;
        foreach (var (path, command) in PackageCommands.In(manifest))
        {
            var (title, description) = (texts[path + ".title"]?.ToString() ?? "", texts[path + ".description"]?.ToString() ?? "");
            if (description.Length == 0)
                yield return $"{file}: the command '{command.Title}' is missing. Write its description under commands.";
            else if (words.Find(title) != words.Find(command.Title))
                yield return $"{file}: the bot does not take '{title}' for the command '{command.Title}'.";
            else
            {
                foreach (var problem in CommandRules.Texts($"{file}: {command.Title}", title, description))
                    yield return problem;
            }
        }
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TagForm();
}
