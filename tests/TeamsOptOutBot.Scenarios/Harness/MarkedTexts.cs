using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TeamsOptOutBot.Scenarios.Harness;

/// <summary>
/// The cards with English texts alone, each between two marks that nobody sees. What a person reads and what does not stand
/// between them did not come from the texts: it could not be translated. Stories are told what was read without the marks.
/// A second language stands beside English for stories about languages: Swedish, which nobody in the company reads unless a
/// story says so, and in which every text begins with <see cref="SwedishSign"/>.
/// </summary>
internal static partial class MarkedTexts
{
    public const string SwedishSign = "«sv» ";

    private const char Begin = '\u2063';
    private const char End = '\u2064';

    private static readonly Lazy<string> Made = new(Make);

    /// <summary>The folder, for <c>Cards:Folder</c>.</summary>
    public static string Folder => Made.Value;

    public static string WithoutMarks(string json) => MarkPattern().Replace(json, "");

    /// <summary>What of a text is outside all marks.</summary>
    public static string Outside(string text)
    {
        var (depth, outside) = (0, new System.Text.StringBuilder());
        foreach (var character in text)
        {
            switch (character)
            {
                case Begin:
                    depth++;
                    outside.Append(' ');
                    break;
                case End:
                    depth = Math.Max(0, depth - 1);
                    break;
                default:
                    if (depth == 0)
                        outside.Append(character);
                    break;
            }
        }

        return outside.ToString();
    }

    private static string Make()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "adaptive-cards");
        var target = Directory.CreateTempSubdirectory("teams-opt-out-texts-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(target, recursive: true);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(source, file);
            if (IsOtherLanguage(path))
                continue;
            var copy = Path.Combine(target, path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (IsEnglish(path))
            {
                var catalogue = path.StartsWith("texts", StringComparison.Ordinal);
                File.WriteAllText(copy, Marked(JsonNode.Parse(File.ReadAllText(file))!, catalogue, "").ToJsonString());
                File.WriteAllText(copy.Replace("en.json", "sv.json", StringComparison.Ordinal), Marked(JsonNode.Parse(File.ReadAllText(file))!, catalogue, SwedishSign).ToJsonString());
            }
            else
                File.Copy(file, copy);
        }

        return target;
    }

    private static bool HoldsTexts(string path) => path.StartsWith("texts", StringComparison.Ordinal) || path.StartsWith("campaigns" + Path.DirectorySeparatorChar, StringComparison.Ordinal) || path.StartsWith("documents" + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool IsEnglish(string path) => HoldsTexts(path) && Path.GetFileName(path) == "en.json";

    private static bool IsOtherLanguage(string path) => HoldsTexts(path) && Path.GetFileName(path) != "en.json" && LanguageFile().IsMatch(Path.GetFileName(path));

    private static JsonNode Marked(JsonNode node, bool catalogue, string sign)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
            {
                // Formats and conditions are no sentences, what chooses a plural form is a name, and the words of commands are typed.
                var isText = name is not ("reviewed_on" or "when") && !(catalogue && (name == "by" || name.StartsWith("words.", StringComparison.Ordinal) || name is "format.culture" or "format.date" or "format.firstDay" or "format.time" or "format.list" or "format.space"));
                if (value is not null && isText)
                    members[name] = Marked(value.DeepClone(), catalogue, name.StartsWith("format.", StringComparison.Ordinal) ? "" : sign);
            }

            return members;
        }

        if (node is JsonArray items)
            return new JsonArray([.. items.Select(item => item is null ? null : Marked(item.DeepClone(), catalogue, sign))]);
        return node.GetValueKind() == JsonValueKind.String ? JsonValue.Create(Mark(sign + node.GetValue<string>())) : node;
    }

    /// <summary>An address at the end stays last, because cards make a link of it.</summary>
    private static string Mark(string text)
    {
        var link = LinkAtTheEnd().Match(text);
        var said = link.Success ? text[..link.Index] : text;
        return $"{Begin}{said}{End}{text[said.Length..]}";
    }

    /// <summary>Also escaped, and escaped again inside the HTML of a mail.</summary>
    [GeneratedRegex(@"\\\\u2063|\\\\u2064|\u2063|\u2064|\\u2063|\\u2064", RegexOptions.None, 1000)]
    private static partial Regex MarkPattern();

    [GeneratedRegex(@" (https://\S+|\{link[^}]*\})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkAtTheEnd();

    [GeneratedRegex(@"^[a-z]{2,3}(-[A-Za-z0-9]+)*\.json$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LanguageFile();
}
