using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TeamsOptOutBot.Tests.Cards;

namespace TeamsOptOutBot.Tests.Texts;

/// <summary>A copy of the cards with the made-up language <c>qps-ploc</c>: English with accents, 40 % longer, in brackets.</summary>
internal static partial class PseudoLanguage
{
    public const string Tag = "qps-ploc";
    public const char Begin = '⟦';
    public const char End = '⟧';

    private const string Plain = "aceinosuyACEINOSUY";
    private const string Accented = "áçéíñóšúýÁÇÉÍÑÓŠÚÝ";

    public static DirectoryInfo Write()
    {
        var target = Directory.CreateTempSubdirectory("pseudo-");
        foreach (var file in Directory.EnumerateFiles(Repository.AdaptiveCards, "*.json", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(Repository.AdaptiveCards, file);
            var copy = Path.Combine(target.FullName, path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
            if (Path.GetFileName(path) == "en.json")
            {
                File.WriteAllText(Path.Combine(Path.GetDirectoryName(copy)!, Tag + ".json"), Pseudo(JsonNode.Parse(File.ReadAllText(file))!, path.StartsWith("texts", StringComparison.Ordinal)).ToJsonString());
            }
        }

        return target;
    }

    private static JsonNode Pseudo(JsonNode node, bool catalogue)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
            {
                // The culture, patterns and separators are no text, and the words of commands are typed as they are in English.
                if (value is not null && name != "reviewed_on" && !(catalogue && (name == "by" || name.StartsWith("words.", StringComparison.Ordinal) || name.StartsWith("format.", StringComparison.Ordinal))))
                {
                    members[name] = Pseudo(value.DeepClone(), catalogue);
                }
            }

            return members;
        }

        return node switch
        {
            JsonArray items => new JsonArray([.. items.Select(item => Pseudo(item!.DeepClone(), catalogue))]),
            _ when node.GetValueKind() == JsonValueKind.String => JsonValue.Create(Text(node.GetValue<string>())),
            _ => node,
        };
    }

    private static string Text(string english)
    {
        var link = LinkAtTheEnd().Match(english);
        var (said, rest) = link.Success ? (english[..link.Index], english[link.Index..]) : (english, "");
        var accented = new StringBuilder();
        var inPlaceholder = false;
        foreach (var letter in said)
        {
            inPlaceholder = letter == '{' || (inPlaceholder && letter != '}');
            var at = inPlaceholder ? -1 : Plain.IndexOf(letter, StringComparison.Ordinal);
            accented.Append(at < 0 ? letter : Accented[at]);
        }

        return $"{Begin}{accented} {new string('ö', (said.Length * 2 / 5) + 1)}{End}{rest}";
    }

    [GeneratedRegex(@" (https://\S+|\{link[^}]*\})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkAtTheEnd();
}
