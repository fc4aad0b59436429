using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios.Drivers;

/// <summary>A page as a browser without scripts has it.</summary>
internal sealed partial class WebPage(Uri address, HttpStatusCode status, HttpResponseHeaders headers, string html)
{
    public Uri Address => address;

    public int Status => (int)status;

    public HttpResponseHeaders Headers => headers;

    /// <summary>With the marks around the texts.</summary>
    public string Raw => html;

    public string Html { get; } = MarkedTexts.WithoutMarks(html);

    /// <summary>What a person reads.</summary>
    public string Text => WebUtility.HtmlDecode(Tag().Replace(Html[Html.IndexOf("<main>", StringComparison.Ordinal)..], " ")).Replace("\u2060", "", StringComparison.Ordinal).Replace('\u00A0', ' ');

    public string Title => WebUtility.HtmlDecode(Heading().Match(Html).Groups["text"].Value);

    public string Language => LanguagePattern().Match(Html).Groups["tag"].Value;

    /// <summary>Where it sends the browser by itself.</summary>
    public Uri? Next => Refresh().Match(Html) is { Success: true } match ? new Uri(address, WebUtility.HtmlDecode(match.Groups["url"].Value)) : null;

    public IReadOnlyList<Uri> Links => [.. Anchor().Matches(Html).Select(match => new Uri(address, WebUtility.HtmlDecode(match.Groups["url"].Value)))];

    public IReadOnlyList<(string Name, string Value, string Label)> Buttons =>
        [.. Button().Matches(Html).Select(match => (match.Groups["name"].Value, match.Groups["value"].Value, WebUtility.HtmlDecode(match.Groups["label"].Value)))];

    public IEnumerable<string> Labels => Buttons.Select(button => button.Label);

    public Uri Action => new(address, WebUtility.HtmlDecode(Form().Match(Html).Groups["url"].Value));

    public IEnumerable<KeyValuePair<string, string>> Hidden =>
        HiddenField().Matches(Html).Select(match => KeyValuePair.Create(match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value))).Distinct();

    /// <summary>The texts between the tags, each with its marks.</summary>
    public IEnumerable<string> Pieces => Tag().Split(html[html.IndexOf("<main>", StringComparison.Ordinal)..]).Select(WebUtility.HtmlDecode).OfType<string>().Where(text => text.Trim().Length > 0);

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("<h1[^>]*>(?<text>[^<]*)</h1>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("<html lang=\"(?<tag>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LanguagePattern();

    [GeneratedRegex("http-equiv=\"refresh\" content=\"0; url=(?<url>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refresh();

    [GeneratedRegex("<a [^>]*href=\"(?<url>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Anchor();

    [GeneratedRegex("<button(?: name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\")?>(?<label>[^<]*)</button>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Button();

    [GeneratedRegex("<form method=\"post\" action=\"(?<url>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HiddenField();
}
