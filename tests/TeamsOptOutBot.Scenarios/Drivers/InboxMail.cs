using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TeamsOptOutBot.Scenarios.Drivers;

/// <summary>A mail as its reader sees it now: with the card where the client draws it, with the HTML where it does not.</summary>
internal sealed partial record InboxMail(string Id, string Subject, string Html, CardView? Card, string Key)
{
    public static InboxMail Read(JsonNode json) => new(
        (string)json["id"]!, (string)json["subject"]!, (string)json["html"]!, json["card"] is JsonObject card ? new CardView(card.DeepClone().AsObject()) : null, (string)json["headers"]!["x-staff-notice-id"]!);

    /// <summary>The card; a mail without one fails the test.</summary>
    public CardView View => Card ?? throw new InvalidOperationException($"A card was expected in the mail “{Subject}”.");

    /// <summary>What is left with every tag and the card taken away.</summary>
    public string Words => System.Net.WebUtility.HtmlDecode(Tag().Replace(Script().Replace(Html, ""), " ")).Replace("\u2060", "", StringComparison.Ordinal).Replace('\u00A0', ' ');

    /// <summary>The link to the person's own page, as a client shows it that draws no card.</summary>
    public Uri Link => new(System.Net.WebUtility.HtmlDecode(LinkPattern().Matches(Html).ShouldHaveSingleItem().Groups["address"].Value));

    [GeneratedRegex("href=\"(?<address>[^\"]*/answer/[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkPattern();

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline, 1000)]
    private static partial Regex Script();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
