using System.Text.RegularExpressions;

namespace TeamsOptOutBot.Documents.Content;

/// <summary>Finds the web addresses in a text, so that a document can make links of them.</summary>
internal static partial class Addresses
{
    /// <summary>The text in its order, in pieces that are an address or are not.</summary>
    public static IEnumerable<(string Text, bool IsAddress)> Split(string text)
    {
        var at = 0;
        foreach (Match match in Address().Matches(text))
        {
            var address = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', '。', '，', '；', '：');
            if (match.Index > at)
            {
                yield return (text[at..match.Index], false);
            }

            yield return (address, true);
            at = match.Index + address.Length;
        }

        if (at < text.Length)
        {
            yield return (text[at..], false);
        }
    }

    [GeneratedRegex(@"https://[A-Za-z0-9\-._~:/?#\[\]@!$&'*+,;=%]+", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
