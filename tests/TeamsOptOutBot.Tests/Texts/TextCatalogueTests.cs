using Shouldly;
using TeamsOptOutBot.Commands;
using TeamsOptOutBot.Commands.Grammar;
using TeamsOptOutBot.Texts;
using TeamsOptOutBot.Tests.Cards;
using Xunit;

namespace TeamsOptOutBot.Tests.Texts;

public sealed class TextCatalogueTests : IDisposable
{
    private const string Formats = "\"format.culture\": \"en-GB\",\n\"format.date\": \"d MMMM yyyy\",\n\"format.time\": \"HH:mm\",\n\"format.list\": \", \"";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("texts");

    [Fact]
    public void Placeholders_are_filled_once_and_arguments_are_never_looked_into()
    {
        Write("en", "\"hello\": \"Hello {name}, {name}: {date}\"");

        Load().Format("hello", "en", ("name", "{date}"), ("date", new DateOnly(2026, 12, 14))).ShouldBe("Hello {date}, {date}: 14 December 2026");
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

        message.ShouldContain("en.json(6): a: a text is a string");
        message.ShouldContain("en.json(7): b: a text is a string");
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

        JsonLines.Read(Path.Combine(Repository.AdaptiveCards, "texts", "en.json")).Root.Select(member => member.Key).ShouldBe([.. TextKeys.All, .. ReplyKeys.All, .. MalformedKeys.All], ignoreOrder: true);
        shipped.Languages.ShouldContain("en");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private TextCatalogue Load(params string[] required) => TextCatalogue.Load(folder.FullName, required);

    private void Write(string language, string members) => File.WriteAllText(Path.Combine(folder.FullName, language + ".json"), $"{{\n{Formats},\n{members}\n}}");
}
