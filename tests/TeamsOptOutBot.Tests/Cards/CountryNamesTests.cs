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
    [InlineData("QQ", "en-GB", null)]
    [InlineData("🙂", "en-GB", null)]
    [InlineData("D*", "en-GB", null)]
    public void A_country_has_the_name_that_the_reader_knows(string country, string culture, string? name) =>
        CountryNames.Of(country, CultureInfo.GetCultureInfo(culture)).ShouldBe(name);
}
