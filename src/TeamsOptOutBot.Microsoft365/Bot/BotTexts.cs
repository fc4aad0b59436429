using System.Globalization;
using System.Resources;

namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>The few sentences that the edge itself says to people: BotTexts.resx, and one file beside it for each further language.</summary>
internal static class BotTexts
{
    private static readonly ResourceManager Resources = new("TeamsOptOutBot.Microsoft365.Bot.BotTexts", typeof(BotTexts).Assembly);

    /// <param name="key">Key in the file.</param>
    /// <param name="locale">The activity's locale, such as <c>de-DE</c>; English where it is missing or has no file.</param>
    public static string Get(string key, string? locale) =>
        Resources.GetString(key, CultureOf(locale)) ?? throw new MissingManifestResourceException($"BotTexts.resx has no text '{key}'.");

    private static CultureInfo CultureOf(string? locale)
    {
        if (string.IsNullOrEmpty(locale))
            return CultureInfo.InvariantCulture;

        try
        {
            return CultureInfo.GetCultureInfo(locale, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            // The locale comes from the wire; whatever it says, the person gets an answer.
            return CultureInfo.InvariantCulture;
        }
    }
}
