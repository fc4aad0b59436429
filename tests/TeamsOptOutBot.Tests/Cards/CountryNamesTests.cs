using System.Globalization;
using Shouldly;
using TeamsOptOutBot.Cards;
using Xunit;

namespace TeamsOptOutBot.Tests.Cards;

public sealed class CountryNamesTests
{
    [Theory]
    [InlineData("DE", "en-GB", "Germany")]
    [InlineData("DE", "fr-FR", "Allemagne")]
    [InlineData("de", "pl-PL", "Niemcy")]
    [InlineData("CH", "pt-PT", "Suíça")]
    [InlineData("GB", "sv-SE", "Storbritannien")]
    [InlineData("DE", "zh-HK", "德國")]
    [InlineData("HK", "en-GB", "Hong Kong")]
    [InlineData("HK", "de-DE", "Hongkong")]
    [InlineData("HK", "es-ES", "Hong Kong")]
    [InlineData("HK", "fr-CA", "Hong Kong")]
    [InlineData("HK", "zh-HK", "香港")]
    [InlineData("GB", "en-GB", "United Kingdom")]
    [InlineData("QQ", "en-GB", null)]
    [InlineData("🙂", "en-GB", null)]
    [InlineData("D*", "en-GB", null)]
    public void A_country_has_the_name_that_the_reader_knows(string country, string culture, string? name) =>
        CountryNames.Of(country, CultureInfo.GetCultureInfo(culture)).ShouldBe(name);

    [Theory]
    [InlineData("de-DE", "en-GB", "German (Germany)")]
    [InlineData("en-HK", "en-GB", "English (Hong Kong)")]
    [InlineData("fr", "de-DE", "Französisch")]
    public void A_language_is_named_with_the_countrys_usual_name(string tag, string culture, string name) =>
        LanguageNames.Of(tag, CultureInfo.GetCultureInfo(culture)).ShouldBe(name);
}
