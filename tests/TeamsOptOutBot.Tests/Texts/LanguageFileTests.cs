using System.Text.RegularExpressions;
using Shouldly;
using TeamsOptOutBot.Commands.Grammar;
using TeamsOptOutBot.Texts;
using Xunit;

namespace TeamsOptOutBot.Tests.Texts;

/// <summary>Every language says everything that English says, with the same placeholders. <c>-class '*LanguageFileTests'</c> checks a translation.</summary>
public sealed partial class LanguageFileTests
{
    private static readonly TextCatalogue Catalogue = TextCatalogue.Load(ShippedLanguages.Folder, TextKeys.All);

    private static readonly TextLanguage English = Catalogue.Languages.Single(language => language.Tag == SupportedLanguages.Fallback);

    public static TheoryData<string> Languages => [.. ShippedLanguages.Checked];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_language_is_one_we_support_and_has_a_file(string language)
    {
        SupportedLanguages.All.ShouldContain(language);
        ShippedLanguages.Files.ShouldContain(language);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_and_no_word_is_missing(string language)
    {
        Assert.SkipWhen(ShippedLanguages.IsRegion(language), $"{language} says only what differs from its language.");
        var file = FileOf(language);

        English.Texts.Keys.Except(file.Texts.Keys).ShouldBeEmpty();
        CommandWordKeys.All.Except(file.Words.Keys).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_and_no_word_is_superfluous(string language)
    {
        var file = FileOf(language);

        file.Texts.Keys.Except(English.Texts.Keys).ShouldBeEmpty();
        file.Words.Keys.Except(CommandWordKeys.All).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_form_of_a_text_has_the_placeholders_of_the_English_text(string language)
    {
        var wrong = new List<string>();
        foreach (var (key, text) in FileOf(language).Texts.Where(text => English.Has(text.Key)))
        {
            var asked = Placeholders(English.Texts[key].Forms[Text.Other]).ToList();
            wrong.AddRange(text.Forms.Where(form => !Placeholders(form.Value).SequenceEqual(asked)).Select(form => $"{At(language, key)} ({form.Key}) has {Row(Placeholders(form.Value))}, English has {Row(asked)}"));
            if (text.By.Length > 0 && !asked.Contains(text.By))
            {
                wrong.Add($"{At(language, key)} chooses its form by {text.By}, which is none of {Row(asked)}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_is_empty_or_holds_a_stray_brace_or_blank(string language)
    {
        var mayEndInSpace = new[] { TextKeys.FormatList, TextKeys.FormatListLast, TextKeys.FormatSpace, TextKeys.FormatLabel };
        var wrong = FileOf(language).Texts.Where(text => !mayEndInSpace.Contains(text.Key))
            .Where(text => text.Value.Forms.Values.Any(form => form.Length == 0 || form != form.Trim() || form.Contains("  ", StringComparison.Ordinal) || PlaceholderPattern().Replace(form, "").AsSpan().ContainsAny('{', '}')))
            .Select(text => At(language, text.Key));

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void No_two_commands_share_a_word_in_any_language() => Should.NotThrow(() => new CommandWords(Catalogue));

    [Fact]
    public void A_word_of_two_commands_is_refused_and_named()
    {
        var folder = Directory.CreateTempSubdirectory("words");
        File.Copy(Path.Combine(ShippedLanguages.Folder, "en.json"), Path.Combine(folder.FullName, "en.json"));
        File.WriteAllText(
            Path.Combine(folder.FullName, "de.json"),
            """{ "format.culture": "de-DE", "format.date": "d", "format.time": "d", "format.list": ", ", "format.listLast": " und ", "words.close": ["schließen", "Státus"] }""");

        Should.Throw<TextCatalogueException>(() => new CommandWords(TextCatalogue.Load(folder.FullName, []))).Message
            .ShouldBe("texts/en.json: words.status: “status” is a word of close already.");
        folder.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_command_is_understood_in_the_language_without_case_accents_or_punctuation(string language)
    {
        var parser = new CommandParser(new CommandWords(Catalogue));

        foreach (var (command, word) in FileOf(language).Words.SelectMany(words => words.Value.Select(word => (words.Key, word))).Where(pair => CommandInfo.All.Any(info => info.WordKey == pair.Key)))
        {
            var info = CommandInfo.All.Single(known => known.WordKey == command);
            parser.Parse($"{word.ToUpperInvariant()}! {info.Example}".TrimEnd()).ShouldBeOfType(parser.Parse($"{English.Words[command][0]} {info.Example}").GetType(), $"{language}: {word}");
        }
    }

    private static TextLanguage FileOf(string language) => Catalogue.Languages.Single(known => known.Tag == language);

    private static IEnumerable<string> Placeholders(string text) => PlaceholderPattern().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    private static string At(string language, string key) => JsonLines.Read(Path.Combine(ShippedLanguages.Folder, language + ".json")).At(key);

    private static string Row(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty("none"));

    [GeneratedRegex(@"\{([a-zA-Z0-9.]+)\}")]
    private static partial Regex PlaceholderPattern();
}
