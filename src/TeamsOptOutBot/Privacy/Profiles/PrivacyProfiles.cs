using System.Collections.Frozen;

namespace TeamsOptOutBot.Privacy.Profiles;

/// <summary>Which profile holds for whom, as data.</summary>
internal static class PrivacyProfiles
{
    private static readonly FrozenDictionary<string, PrivacyProfile> ByCountry = new Dictionary<string, PrivacyProfile>
    {
        ["DE"] = PrivacyProfile.Strict,
        ["AT"] = PrivacyProfile.Strict,
        ["FR"] = PrivacyProfile.Strict,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="country">ISO 3166-1 alpha-2; null, empty and unlisted countries are <see cref="PrivacyProfile.Standard"/>.</param>
    public static PrivacyProfile OfCountry(string? country) =>
        country is not null && ByCountry.TryGetValue(country.Trim(), out var profile) ? profile : PrivacyProfile.Standard;

    /// <summary>The strictest wins wherever people are mixed; nobody at all is standard.</summary>
    public static PrivacyProfile Strictest(IEnumerable<PrivacyProfile> profiles) =>
        profiles.DefaultIfEmpty(PrivacyProfile.Standard).Max();

    public static PrivacyProfile OfCountries(IEnumerable<string?> countries) => Strictest(countries.Select(OfCountry));

    /// <summary>What an author asks for can only tighten what holds anyway.</summary>
    public static PrivacyProfile Tighten(PrivacyProfile holding, PrivacyProfile asked) => Strictest([holding, asked]);
}
