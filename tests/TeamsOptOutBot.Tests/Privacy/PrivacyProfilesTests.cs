using Shouldly;
using TeamsOptOutBot.Privacy.Profiles;
using Xunit;

namespace TeamsOptOutBot.Tests.Privacy;

public sealed class PrivacyProfilesTests
{
    [Theory]
    [InlineData("DE")]
    [InlineData("at")]
    [InlineData("FR")]
    public void Some_countries_are_strict(string country) => (PrivacyProfiles.OfCountry(country) == PrivacyProfile.Strict).ShouldBeTrue();

    [Theory]
    [InlineData("IE")]
    [InlineData("US")]
    [InlineData("")]
    [InlineData(null)]
    public void All_others_are_standard(string? country) => (PrivacyProfiles.OfCountry(country) == PrivacyProfile.Standard).ShouldBeTrue();

    [Fact]
    public void The_strictest_of_mixed_people_wins()
    {
        PrivacyProfiles.OfCountries(["IE", "DE", null]).ShouldBe(PrivacyProfile.Strict);
        PrivacyProfiles.OfCountries([]).ShouldBe(PrivacyProfile.Standard);
    }

    [Fact]
    public void An_author_can_only_tighten()
    {
        PrivacyProfiles.Tighten(PrivacyProfile.Standard, PrivacyProfile.Strict).ShouldBe(PrivacyProfile.Strict);
        PrivacyProfiles.Tighten(PrivacyProfile.Strict, PrivacyProfile.Open).ShouldBe(PrivacyProfile.Strict);
    }
}
