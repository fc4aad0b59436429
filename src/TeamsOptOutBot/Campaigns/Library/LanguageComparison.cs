using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>Holds a language against English: the same members, lists as long, the same placeholders in each text.</summary>
internal static partial class LanguageComparison
{
    public static void Compare(JsonLines language, JsonLines english, List<string> faults) =>
        Compare(language.Root, english.Root, "", (path, what) => faults.Add($"{language.At(path)} {what}."));

    private static void Compare(JsonNode? here, JsonNode? english, string path, Action<string, string> fault)
    {
        switch (here, english)
        {
            case (JsonObject members, JsonObject wanted):
                Members(members, wanted, path.Length == 0 ? "" : path + "/", fault);
                break;
            case (JsonArray items, JsonArray wanted) when items.Count != wanted.Count:
                fault(path, $"has {items.Count} texts, and English has {wanted.Count}: translate each one, and no more");
                break;
            case (JsonArray items, JsonArray wanted):
                for (var index = 0; index < items.Count; index++)
                    Compare(items[index], wanted[index], string.Create(CultureInfo.InvariantCulture, $"{path}/{index}"), fault);
                break;
            case (JsonValue text, JsonValue wanted) when text.GetValueKind() == JsonValueKind.String && wanted.GetValueKind() == JsonValueKind.String:
                Placeholders(text.GetValue<string>(), wanted.GetValue<string>(), path, fault);
                break;
            default:
                // A member of another kind than it must be is named by whoever reads the file.
                break;
        }
    }

    /// <summary>Members that must be there are asked for by whoever reads the file; these may be left out, but not in one language alone.</summary>
    private static void Members(JsonObject members, JsonObject wanted, string prefix, Action<string, string> fault)
    {
        foreach (var (name, english) in wanted)
        {
            if (members.TryGetPropertyValue(name, out var here))
                Compare(here, english, prefix + name, fault);
            else if (prefix + name is "organisation" or "before_sending" or "staff_notice/regions" or "steps_on_card" or "checklist" or "checklist/what" or "checklist/details")
                fault(prefix + name, "is missing, and English has it");
        }
    }

    private static void Placeholders(string here, string english, string path, Action<string, string> fault)
    {
        var (found, wanted) = (In(here), In(english));
        if (!found.SetEquals(wanted))
            fault(path, $"has {Named(found)}, and English has {Named(wanted)}: keep the placeholders as they are");
    }

    private static SortedSet<string> In(string text) => new(Placeholder().Matches(text).Select(match => match.Value), StringComparer.Ordinal);

    private static string Named(SortedSet<string> placeholders) => placeholders.Count == 0 ? "no placeholder" : string.Join(", ", placeholders);

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
