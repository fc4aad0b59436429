using System.Globalization;

namespace TeamsOptOutBot.Cards;

/// <summary>Names of languages in a reader's language, from the system's own tables.</summary>
internal static class LanguageNames
{
    /// <param name="tag">BCP 47.</param>
    /// <returns>Null for a tag that no language has.</returns>
    public static string? Of(string tag, CultureInfo culture)
    {
        // CultureInfo names a language in the thread's language and takes no other.
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = culture;
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
