using Shouldly;
using TeamsOptOutBot.Texts;
using Xunit;

namespace TeamsOptOutBot.Tests.Texts;

public sealed class SupportedLanguagesTests
{
    [Theory]
    [InlineData("de-AT", "de")]
    [InlineData("fr-FR", "fr")]
    [InlineData("fr-CA", "fr-CA")]
    [InlineData("FR-ca", "fr-CA")]
    [InlineData("pt-BR", "pt")]
    [InlineData("es-419", "es")]
    [InlineData("zh-HK", "zh-HK")]
    [InlineData("zh-TW", "zh-HK")]
    [InlineData("zh-MO", "zh-HK")]
    [InlineData("zh-Hant", "zh-HK")]
    [InlineData("zh-Hant-TW", "zh-HK")]
    [InlineData("zh", "en")]
    [InlineData("zh-CN", "en")]
    [InlineData("zh-Hans", "en")]
    [InlineData("zh-Hans-HK", "en")]
    [InlineData("nb-NO", "en")]
    [InlineData("", "en")]
    [InlineData(null, "en")]
    [InlineData("--", "en")]
    public void A_reader_finds_the_nearest_language(string? reader, string language) =>
        SupportedLanguages.ChainOf(reader).First(tag => SupportedLanguages.All.Contains(tag, StringComparer.OrdinalIgnoreCase)).ShouldBe(language, StringCompareShould.IgnoreCase);
}
