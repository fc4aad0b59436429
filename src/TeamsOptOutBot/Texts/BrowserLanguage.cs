namespace TeamsOptOutBot.Texts;

/// <summary>The language that a browser asks for first.</summary>
internal static class BrowserLanguage
{
    private const int LongestLanguage = 35;

    public static string Of(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage is [var first, ..] ? Tag(first.Value.ToString()) : SupportedLanguages.Fallback;

    /// <summary>A tag of letters, digits and hyphens; anything else is the fallback.</summary>
    public static string Tag(string language) =>
        language.Length <= LongestLanguage && language.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') ? language : SupportedLanguages.Fallback;
}
