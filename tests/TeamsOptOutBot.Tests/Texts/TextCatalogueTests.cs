using Shouldly;
using TeamsOptOutBot.AnswerPage;
using TeamsOptOutBot.Commands;
using TeamsOptOutBot.Commands.Grammar;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Texts;
using TeamsOptOutBot.Tests.Cards;
using Xunit;

namespace TeamsOptOutBot.Tests.Texts;

public sealed class TextCatalogueTests : IDisposable
{
    private const string Formats = "\"format.culture\": \"en-GB\",\n\"format.date\": \"d MMMM yyyy\",\n\"format.time\": \"HH:mm\",\n\"format.list\": \", \",\n\"format.listLast\": \" and \"";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("texts");

    [Fact]
    public void Placeholders_are_filled_once_and_arguments_are_never_looked_into()
    {
        Write("en", "\"hello\": \"Hello {name}, {name}: {date}\"");

        Load().Format("hello", "en", ("name", "{date}"), ("date", new DateOnly(2026, 12, 14))).ShouldBe("Hello {date}, {date}: 14 December 2026");
    }

    [Fact]
    public void A_date_that_ends_with_a_full_stop_ends_the_sentence_too()
    {
        Write("en", "\"a\": \"To {date}. Then {name}\"");
        File.WriteAllText(Path.Combine(folder.FullName, "pl.json"), "{" + Formats.Replace("en-GB", "pl-PL", StringComparison.Ordinal).Replace("d MMMM yyyy", "d MMMM yyyy 'r.'", StringComparison.Ordinal) + ", \"a\": \"Do {date}. Potem {date}, {name}\" }");

        Load().Format("a", "pl", ("date", new DateOnly(2026, 12, 8)), ("name", "A.")).ShouldBe("Do 8 grudnia 2026 r. Potem 8 grudnia 2026 r., A.");
    }

    [Theory]
    [InlineData("A", "A")]
    [InlineData("A,B", "A and B")]
    [InlineData("A,B,C", "A, B and C")]
    public void Items_are_listed_as_in_a_sentence(string items, string listed)
    {
        Write("en", "\"a\": \"b\"");

        Load().List("en", items.Split(',')).ShouldBe(listed);
    }

    [Theory]
    [InlineData("pl", 1, "1 osoba")]
    [InlineData("pl", 3, "3 osoby")]
    [InlineData("pl", 12, "12 osób")]
    [InlineData("pl", 22, "22 osoby")]
    [InlineData("pl-PL", 5_000, "5000 osób")]
    [InlineData("en", 1, "1 person")]
    public void The_argument_that_a_text_names_chooses_the_form_by_the_rules_of_its_language(string language, int people, string text)
    {
        Write("en", "\"a\": { \"by\": \"people\", \"one\": \"{people} person\", \"other\": \"{people} people\" }");
        Write("pl", "\"a\": { \"by\": \"people\", \"one\": \"{people} osoba\", \"few\": \"{people} osoby\", \"many\": \"{people} osób\", \"other\": \"{people} osoby\" }", "pl-PL");

        Load().Format("a", language, ("people", people)).Replace("\u00A0", "", StringComparison.Ordinal).ShouldBe(text);
    }

    [Theory]
    [InlineData("fr", 1, "1er décembre 2026", " à 14:05 UTC")]
    [InlineData("fr", 2, "2 décembre 2026", " à 14:05 UTC")]
    [InlineData("fr-CA", 1, "1er décembre 2026", " à 14 h 05 UTC")]
    [InlineData("de", 1, "1. Dezember 2026", ", 14:05 UTC")]
    [InlineData("pl", 8, "8 grudnia 2026 r.", ", 14:05 UTC")]
    [InlineData("zh-HK", 1, "2026年12月1日", " 14:05 UTC")]
    public void The_first_of_a_month_and_a_regions_own_time_are_written_as_people_there_do(string language, int day, string date, string time)
    {
        var shipped = TextCatalogue.Load(ShippedLanguages.Folder, TextKeys.All);
        string Show(object value) => shipped.Format(TextKeys.FormatDay, language, ("date", value)).Replace('\u00A0', ' ').Trim();

        Show(new DateOnly(2026, 12, day)).ShouldBe(date);
        Show(new DateTimeOffset(2026, 12, day, 14, 5, 0, TimeSpan.Zero)).ShouldBe(date + time);
    }

    [Theory]
    [InlineData("en", "16~December~2026", "16~December~2026, 14:05~UTC+01:00")]
    [InlineData("fr-CA", "16~décembre~2026", "16~décembre~2026~à 14~h~05~UTC+01:00")]
    [InlineData("zh-HK", "2026^年^12^月^16^日", "2026^年^12^月^16^日 14:05~UTC+01:00")]
    public void No_line_breaks_within_a_date_or_a_time(string language, string date, string time)
    {
        var shipped = TextCatalogue.Load(ShippedLanguages.Folder, TextKeys.All);
        string Show(object value) => shipped.Unbroken(TextKeys.FormatDay, language, ("date", value)).Replace('\u00A0', '~').Replace('\u2060', '^');

        Show(new DateOnly(2026, 12, 16)).ShouldBe(date);
        Show(new DateTimeOffset(2026, 12, 16, 14, 5, 0, TimeSpan.FromHours(1))).ShouldBe(time);
        shipped.Format(TextKeys.FormatDay, language, ("date", new DateOnly(2026, 12, 16))).Replace('\u00A0', ' ').ShouldBe(date.Replace('~', ' ').Replace("^", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "09:00", "17:30")]
    [InlineData("de", "09:00", "17:30")]
    [InlineData("fr", "09:00", "17:30")]
    [InlineData("fr-CA", "9 h", "17 h 30")]
    public void An_hour_of_the_day_is_written_as_people_there_do(string language, string full, string half)
    {
        var shipped = TextCatalogue.Load(ShippedLanguages.Folder, TextKeys.All);
        string Show(TimeOnly value) => shipped.Format(TextKeys.FormatDay, language, ("date", value)).Replace('\u00A0', ' ');

        Show(new TimeOnly(9, 0)).ShouldBe(full);
        Show(new TimeOnly(17, 30)).ShouldBe(half);
    }

    [Theory]
    [InlineData("es", 1_260, "1260")]
    [InlineData("es", 12_600, "12.600")]
    [InlineData("pl", 1_260, "1260")]
    [InlineData("pl", 12_600, "12 600")]
    [InlineData("de", 1_260, "1.260")]
    [InlineData("en", 1_260, "1,260")]
    public void Thousands_are_grouped_as_the_language_does(string language, int number, string text) =>
        TextCatalogue.Load(ShippedLanguages.Folder, TextKeys.All).Format(TextKeys.FormatNumber, language, ("value", number)).Replace('\u00A0', ' ').Replace('\u202F', ' ').ShouldBe(text);

    [Fact]
    public void A_commands_word_in_a_text_is_in_the_readers_language()
    {
        Write("en", "\"a\": \"Write {words.help}.\", \"words.help\": [\"help\"]");
        Write("de", "\"words.help\": [\"hilfe\", \"?\"]", "de-DE");

        Load().Format("a", "de-CH").ShouldBe("Write hilfe.");
        Load().Format("a", "nl").ShouldBe("Write help.");
    }

    [Fact]
    public void Plural_forms_that_a_language_lacks_or_does_not_have_stop_the_start_with_file_and_line()
    {
        Write("en", "\"a\": \"b\"");
        Write("pl", "\"a\": { \"one\": \"x\",\n\"few\": \"x\", \"other\": \"x\" }", "pl-PL");
        Write("zh-HK", "\"a\": { \"one\": \"x\",\n\"other\": \"x\" }", "zh-HK");
        Write("de", "\"words.help\": \"hilfe\"", "no culture");

        var message = Should.Throw<TextCatalogueException>(() => Load()).Message;

        message.ShouldContain("pl.json(7): a: the plural form many is missing; the language has one, few, many, other.");
        message.ShouldContain("zh-HK.json(7): a/one: the language has no plural form one; it has other.");
        message.ShouldContain("de.json(2): format.culture: “no culture” is no culture");
        message.ShouldContain("de.json(7): words.help: the words of a command are a list");
    }

    [Theory]
    [InlineData(0, "0 people")]
    [InlineData(1, "1 person")]
    [InlineData(12_000, "12,000 people")]
    public void Count_chooses_the_form(int count, string text)
    {
        Write("en", "\"people\": { \"one\": \"{count} person\", \"other\": \"{count} people\" }");

        Load().Format("people", "en", ("count", count)).ShouldBe(text);
    }

    [Theory]
    [InlineData(0, "23 November 2026, 14:05 UTC")]
    [InlineData(60, "23 November 2026, 14:05 UTC+01:00")]
    [InlineData(-210, "23 November 2026, 14:05 UTC-03:30")]
    public void A_moment_in_utc_carries_no_offset(int minutes, string text)
    {
        var texts = TextCatalogue.Load(Path.Combine(Repository.AdaptiveCards, "texts"), []);

        texts.Format("progress.updated", "en", ("time", new DateTimeOffset(2026, 11, 23, 14, 5, 0, TimeSpan.FromMinutes(minutes)))).ShouldBe($"As of {text}.");
    }

    [Fact]
    public void A_language_falls_back_to_its_parent_and_then_to_english()
    {
        Write("en", "\"a\": \"english a\", \"b\": \"english b\"");
        Write("de", "\"a\": \"deutsch a\"");

        Load().Format("a", "de-AT").ShouldBe("deutsch a");
        Load().Format("b", "de-AT").ShouldBe("english b");
        Load().Format("a", "xx").ShouldBe("english a");
    }

    [Theory]
    [InlineData("de-AT", "de")]
    [InlineData("de", "de")]
    [InlineData("fr-FR", "en")]
    [InlineData("", "en")]
    public void The_language_named_is_the_one_the_texts_are_in_without_its_region(string reader, string spoken)
    {
        Write("en", "\"a\": \"english a\"");
        Write("de", "\"a\": \"deutsch a\"");

        Load().Spoken(reader).ShouldBe(spoken);
    }

    [Fact]
    public void What_is_missing_or_wrong_stops_the_start_with_file_and_line()
    {
        Write("en", "\"a\": 5,\n\"b\": { \"one\": \"x\" }");

        var message = Should.Throw<TextCatalogueException>(() => Load("c")).Message;

        message.ShouldContain("en.json(7): a: a text is a string");
        message.ShouldContain("en.json(8): b: the plural form other is missing");
        message.ShouldContain("the key c is missing");
    }

    [Fact]
    public void A_placeholder_without_its_argument_is_a_mistake()
    {
        Write("en", "\"a\": \"{x}\"");

        Should.Throw<KeyNotFoundException>(() => Load().Format("a", "en")).Message.ShouldContain("{x}");
    }

    [Fact]
    public void The_shipped_texts_have_every_key_the_code_names_and_no_other()
    {
        var shipped = TextCatalogue.Load(Path.Combine(Repository.AdaptiveCards, "texts"), TextKeys.All);

        JsonLines.Read(Path.Combine(Repository.AdaptiveCards, "texts", "en.json")).Root.Select(member => member.Key)
            .ShouldBe([.. TextKeys.All, .. ReplyKeys.All, .. MalformedKeys.All, .. AnswerPageKeys.All, .. HealthTexts.Keys, .. CommandWordKeys.All.Select(command => TextCatalogue.WordPlaceholder + command)], ignoreOrder: true);
        shipped.Languages.Select(language => language.Tag).ShouldContain("en");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private TextCatalogue Load(params string[] required) => TextCatalogue.Load(folder.FullName, required);

    private void Write(string language, string members, string culture = "en-GB") =>
        File.WriteAllText(Path.Combine(folder.FullName, language + ".json"), $"{{\n{Formats.Replace("en-GB", culture, StringComparison.Ordinal)},\n{members}\n}}");
}
