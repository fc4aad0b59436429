using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TeamsOptOutBot.Cards;

namespace TeamsOptOutBot.Scenarios.Harness;

/// <summary>Whatever anybody read in a story came from the texts, or is a name, a number, an address, a source or a command.</summary>
internal static partial class LanguageCheck
{
    private static readonly string[] Shown = ["text", "title", "label", "placeholder", "errorMessage", "altText", "fallbackText", "speak", "summary", "message"];

    /// <summary>Words of the grammar between the names, which are English in every language.</summary>
    private static readonly string[] Grammar = ["to", "except", "due", "in", "days", "as", "strict", "via", "teams", "outlook", "both", "then", "after", "working", "without", "sign-in"];

    public static void Check(Story story)
    {
        var known = Known(story);
        var literal = story.ReadRaw
            .SelectMany(json => Texts(JsonNode.Parse(json)))
            .Distinct(StringComparer.Ordinal)
            .Select(text => (Text: text, Words: Words(Address().Replace(MarkedTexts.Outside(text).Replace("\\", "", StringComparison.Ordinal), " ")).Where(word => !known.Contains(word)).ToList()))
            .Where(found => found.Words.Count > 0)
            .Select(found => $"“{string.Join(' ', found.Words)}” in “{MarkedTexts.WithoutMarks(found.Text)}”");

        literal.ShouldBeEmpty("These words are not in adaptive-cards/texts, so nobody can translate them.");
    }

    private static HashSet<string> Known(Story story)
    {
        var directory = story.Tenant.Directory;
        var names = directory.People.SelectMany(person => new[] { person.Name, person.Mail, person.UserPrincipalName, person.Department, person.Language, person.UsageLocation, person.CountryText, person.Country.Name, person.Country.Code, person.Id.ToString() })
            .Concat(directory.Groups.Select(group => group.Name))
            .Concat(story.SaidTexts)
            .Concat(story.Service.Get<Campaigns.Library.CampaignTemplateLibrary>().All.SelectMany(template => template.Audience.Append(template.Id)))
            .Concat(story.Service.Get<CardBook>().Texts.Languages.SelectMany(language => language.Words.Values.SelectMany(words => words)))
            .Concat(story.Tenant.BotSettings.Values)
            .Concat(directory.People.Select(person => CountryNames.Of(person.Country.Code, CultureInfo.GetCultureInfo("en-GB"))))
            .Concat(directory.People.Select(person => person.Language is { } tag ? LanguageNames.Of(tag, CultureInfo.GetCultureInfo("en-GB")) : null))
            .Concat(TeamsOptOutBot.Texts.SupportedLanguages.All.Select(tag => CultureInfo.GetCultureInfo(tag).NativeName))
            .Concat(Directory.EnumerateFiles(Path.Combine(MarkedTexts.Folder, "documents"), "sources.json", SearchOption.AllDirectories).Select(File.ReadAllText))
            .Concat(Commands.Grammar.CommandInfo.All.Select(info => info.Example))
            .Concat(Grammar);
        return [.. names.OfType<string>().SelectMany(Words)];
    }

    private static IEnumerable<string> Texts(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray items:
                return items.SelectMany(Texts);
            case JsonObject message when (string?)message["from"] is not (null or "bot"):
                return [];
            case JsonObject members:
                return members.Where(member => member.Value?.GetValueKind() is JsonValueKind.Object or JsonValueKind.Array).SelectMany(member => Texts(member.Value))
                    .Concat(members.Where(member => Shown.Contains(member.Key) || IsSentence(members, member.Key)).Select(member => member.Value).OfType<JsonValue>().Where(value => value.GetValueKind() == JsonValueKind.String).Select(value => value.GetValue<string>()));
            default:
                return [];
        }
    }

    /// <summary>An answer to a press that is no card.</summary>
    private static bool IsSentence(JsonObject members, string name) => name == "value" && (string?)members["type"] == "application/vnd.microsoft.activity.message";

    private static IEnumerable<string> Words(string text) => Word().Matches(text.ToUpperInvariant()).Select(match => match.Value);

    [GeneratedRegex(@"\p{L}{2,}", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\[?https?:\S+", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
