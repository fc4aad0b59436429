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
            return known.Name.Length == 0 ? null : new UCultureInfo(known.Name).GetDisplayName(new UCultureInfo(culture.Name));
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
