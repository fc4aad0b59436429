using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Gallery;
using TeamsOptOutBot.Tests.Texts;
using TeamsOptOutBot.Texts;
using Xunit;

namespace TeamsOptOutBot.Tests.Cards;

/// <summary>Every card in every state in a made-up language: whatever a person reads is in it, so that nothing is left that cannot be translated.</summary>
public sealed partial class PseudoCardTests : IDisposable
{
    private static readonly string[] Shown = ["text", "title", "label", "placeholder", "errorMessage", "altText", "fallbackText", "speak"];

    private readonly DirectoryInfo folder = PseudoLanguage.Write();

    [Fact]
    public void No_word_on_any_card_is_outside_the_texts()
    {
        var book = CardBook.Load(folder.FullName);
        var library = CampaignTemplateLibrary.Load(Path.Combine(folder.FullName, "campaigns"));
        var commands = book.Texts.Languages.Single(language => language.Tag == SupportedLanguages.Fallback).Words.Values.SelectMany(words => words);
        // Months and what stands between the items of a list belong to the culture and the language, not to a text.
        var names = new[] { "linkedin-ai linkedln-ai Recruiters Page Admins Talent Acquisition Board secret Grace Hopper Jonas Weber jonas.weber@contoso.example ada@contoso.com de-DE DE to", "Germany German Hong Kong United Kingdom English Deutsch en-GB fi-FI", "and November December" }.Concat(commands);
        var known = names.Concat(library.All.SelectMany(template => template.Audience.Append(template.Id))).SelectMany(Words).ToHashSet(StringComparer.Ordinal);

        var literal = new CardGallery(book, library, PseudoLanguage.Tag).All()
            .SelectMany(card => Texts(card.Json).SelectMany(text => Words(Outside(Address().Replace(text, ""))).Where(word => !known.Contains(word)).Select(word => $"{card.Card} {card.State}: “{word}” in {text}")))
            .Distinct(StringComparer.Ordinal);

        literal.ShouldBeEmpty();
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Texts),
        JsonObject members => members.SelectMany(member => Shown.Contains(member.Key) && member.Value?.GetValueKind() == JsonValueKind.String
            ? [member.Value.GetValue<string>()]
            : member.Value is JsonObject or JsonArray ? Texts(member.Value) : []),
        _ => [],
    };

    private static string Outside(string text)
    {
        var (depth, outside) = (0, new StringBuilder());
        foreach (var letter in text)
        {
            depth += letter == PseudoLanguage.Begin ? 1 : letter == PseudoLanguage.End ? -1 : 0;
            outside.Append(depth == 0 ? letter : ' ');
        }

        return outside.ToString();
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text.Replace("\\", "", StringComparison.Ordinal).ToUpperInvariant()).Select(match => match.Value);

    [GeneratedRegex(@"\p{L}{2,}", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\[?https?:\S+|[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
