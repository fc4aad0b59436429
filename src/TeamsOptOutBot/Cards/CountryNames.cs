using System.Globalization;

namespace TeamsOptOutBot.Cards;

/// <summary>Names of countries in a reader's language, from the system's own tables.</summary>
internal static class CountryNames
{
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    /// <returns>Null for a code that no country has.</returns>
    public static string? Of(string country, CultureInfo culture)
    {
        // RegionInfo names a country in the thread's language and takes no other.
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = culture;
            return new RegionInfo(country).DisplayName;
        }
        catch (ArgumentException)
        {
            return null;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
