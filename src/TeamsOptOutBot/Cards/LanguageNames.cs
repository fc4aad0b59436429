using System.Globalization;
using ICU4N.Globalization;

namespace TeamsOptOutBot.Cards;

/// <summary>Names of languages in a reader's language, from Unicode's CLDR.</summary>
internal static class LanguageNames
{
    /// <param name="tag">As the directory has it, such as <c>fi-FI</c>.</param>
    /// <returns>Null for a tag that names no language.</returns>
    public static string? Of(string tag, CultureInfo culture)
    {
        try
        {
            var known = CultureInfo.GetCultureInfo(tag, predefinedOnly: true);
            if (known.Name.Length == 0)
            {
                return null;
            }

            var name = new UCultureInfo(known.Name);
            var reader = new UCultureInfo(culture.Name);
            var country = name.GetDisplayCountry(reader);
            return country.Length > 0 && CountryNames.Of(name.Country, culture) is { } shorter
                ? name.GetDisplayName(reader).Replace(country, shorter, StringComparison.Ordinal)
                : name.GetDisplayName(reader);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
