using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Tests.Cards;
using Xunit;

namespace TeamsOptOutBot.Tests.Mail;

/// <summary>Each mail against <c>adaptive-cards/mails</c>, and against what Outlook asks of an actionable message. <c>RENEW_CARDS=1</c> writes them anew.</summary>
public sealed partial class GoldenMailTests
{
    private const string Provider = "6f0b3c1a-2f1d-4c58-9d0e-0a8f5b1c2d3e";
    private const string Link = "https://answer.invalid/";

    private static readonly CardBook Book = CardBook.Load(Repository.AdaptiveCards);

    private static readonly Dictionary<string, (NoticeFacts Facts, string? Link, string Originator)> Cases = new(StringComparer.Ordinal)
    {
        ["notice"] = (CardCases.Notice, Link, Provider),
        ["reminder"] = (CardCases.Notice with { Reminder = 1, Reminders = 2 }, Link, Provider),
        ["german"] = (CardCases.Notice with { Language = "de" }, Link, Provider),
        ["sections"] = (CardCases.Notice with { Template = CardCases.Library.Find("ai-assistants")! }, Link, Provider),
        ["questions"] = (CardCases.Notice with { Template = CardCases.Library.Find("policy-attestation")! }, Link, Provider),
        ["nolink"] = (CardCases.Notice with { Template = CardCases.Library.Find("exposed-password")! }, Link, Provider),
        ["without-address"] = (CardCases.Notice, null, Provider),
        ["without-card"] = (CardCases.Notice, Link, ""),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Mail_is_what_was_agreed(string name)
    {
        var path = Path.Combine(Repository.AdaptiveCards, "mails", name + ".html");
        var html = Html(name);
        if (Environment.GetEnvironmentVariable("RENEW_CARDS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, html, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        File.ReadAllText(path).ReplaceLineEndings("\n").ShouldBe(html);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_stands_alone_as_plain_HTML(string name)
    {
        var html = Html(name);
        var body = html[html.IndexOf("<body>", StringComparison.Ordinal)..];

        body.ShouldNotContain("<img");
        body.ShouldNotContain("style=");
        html.ShouldNotContain("<link");
        html.ShouldNotContain("<style");
        Script().Count(html).ShouldBe(Cases[name].Originator.Length > 0 ? 1 : 0);
        Href().Matches(body).Select(match => match.Groups["address"].Value).ShouldAllBe(address => address.StartsWith("https://", StringComparison.Ordinal));
        body.Contains(Link, StringComparison.Ordinal).ShouldBe(Cases[name].Link is not null);
        body.ShouldContain(name == "german" ? "nichts abzubestellen" : "nothing to unsubscribe from");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_card_is_an_actionable_message_as_Outlook_takes_it(string name)
    {
        if (Cases[name].Originator.Length == 0)
            return;
        var card = Card(name);

        ((string)card["type"]!).ShouldBe("AdaptiveCard");
        ((string)card["version"]!).ShouldBe("1.4");
        ((string)card["originator"]!).ShouldBe(Provider);
        ((bool)card["hideOriginalBody"]!).ShouldBeTrue();
        ((string)card["refresh"]!["action"]!["type"]!).ShouldBe("Action.Execute");
        ((string)card["refresh"]!["action"]!["verb"]!).ShouldBe("refresh");
        card.ContainsKey("msteams").ShouldBeFalse();
        var types = Elements(card).Select(element => element["type"]?.ToString()).OfType<string>().ToList();
        types.ShouldNotContain("Action.Submit");
        types.ShouldNotContain("Action.Http");
        types.ShouldNotContain("Input.Time");
        Elements(card).Where(element => (string?)element["type"] == "TextBlock").ShouldAllBe(element => !element.ContainsKey("style"));
        Elements(card["body"]!).Count(element => element["type"]?.ToString().StartsWith("Action.", StringComparison.Ordinal) == true).ShouldBeInRange(2, OutlookCard.MostButtons);
    }

    [Fact]
    public void Nothing_in_a_text_ends_the_cards_element_or_becomes_markup()
    {
        var hostile = CardCases.Notice with { Groups = ["</script><script>alert(1)</script>", "<b>&amp;"] };
        var (_, html) = Book.NoticeMail(hostile, Link, Provider);

        Script().Count(html).ShouldBe(1);
        html.ShouldNotContain("<script>alert");
        html.ShouldNotContain("<b>");
        JsonNode.Parse(Script().Match(html).Groups["card"].Value).ShouldNotBeNull();
    }

    private static string Html(string name)
    {
        var (facts, link, originator) = Cases[name];
        return Book.NoticeMail(facts, link, originator).Html;
    }

    private static JsonObject Card(string name) => JsonNode.Parse(Script().Match(Html(name)).Groups["card"].Value)!.AsObject();

    private static IEnumerable<JsonObject> Elements(JsonNode? node) => node switch
    {
        JsonObject element => element.SelectMany(member => Elements(member.Value)).Prepend(element),
        JsonArray items => items.SelectMany(Elements),
        _ => [],
    };

    [GeneratedRegex("""<script type="application/adaptivecard\+json">(?<card>.*?)</script>""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Script();

    [GeneratedRegex("href=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Href();
}
