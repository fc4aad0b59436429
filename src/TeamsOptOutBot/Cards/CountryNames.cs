using System.Globalization;
using ICU4N.Globalization;

namespace TeamsOptOutBot.Cards;

/// <summary>Names of countries in a reader's language, from Unicode's CLDR: <see cref="RegionInfo"/> names a country in whichever of its own languages it pleases.</summary>
internal static class CountryNames
{
    /// <summary>Hong Kong and Macao: their long names say what they are a part of, and nobody calls them so.</summary>
    private static readonly string[] Shortened = ["HK", "MO"];

    private static readonly DisplayContextOptions Short = new DisplayContextOptions { DisplayLength = DisplayLength.Short }.Freeze();

    /// <param name="country">ISO 3166-1 alpha-2.</param>
    /// <returns>Null for a code that no country has.</returns>
    public static string? Of(string country, CultureInfo culture)
    {
        if (!country.All(char.IsAsciiLetter))
        {
            return null;
        }

        var code = country.ToUpperInvariant();
        var name = Shortened.Contains(code)
            ? CultureDisplayNames.GetInstance(new UCultureInfo(culture.Name), Short).GetRegionDisplayName(code)
            : new UCultureInfo("und-" + code).GetDisplayCountry(new UCultureInfo(culture.Name));
        return name.Length == 0 || name == code ? null : name;
    }
}
