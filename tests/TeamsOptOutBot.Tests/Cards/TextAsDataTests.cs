using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Cards;
using Xunit;

namespace TeamsOptOutBot.Tests.Cards;

/// <summary>Names, groups and campaign texts that look like Markdown, HTML, functions or templates are shown as text on every card.</summary>
public sealed class TextAsDataTests
{
    private static readonly CardBook Cards = CardBook.Load(Repository.AdaptiveCards);

    public static TheoryData<string> Texts => [.. HostileTexts.All];

    public static TheoryData<string> ShortTexts => [.. HostileTexts.All.Where(text => text.Length < 200)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_card_shows_hostile_names_as_text(string name)
    {
        foreach (var (which, card) in HostileCards.WithNames(Cards, name))
        {
            card.ShouldOnlyShow(which);
        }
    }

    [Theory]
    [MemberData(nameof(ShortTexts))]
    public void Every_card_shows_hostile_campaign_texts_as_text(string text)
    {
        foreach (var (which, card) in HostileCards.WithCampaign(Cards, HostileCards.Template(_ => text)))
        {
            WithoutIsolates(card).ShouldOnlyShow(which);
        }
    }

    [Theory]
    [InlineData("what")]
    [InlineData("why")]
    [InlineData("step")]
    [InlineData("detail")]
    [InlineData("disclaimer")]
    [InlineData("answersAre")]
    [InlineData("subject")]
    [InlineData("name")]
    public void A_campaign_text_of_10000_characters_leaves_every_card_under_28_KB(string field)
    {
        foreach (var (which, card) in HostileCards.WithCampaign(Cards, HostileCards.Template(name => name == field ? new string('x', 10_000) : null)))
        {
            Encoding.UTF8.GetByteCount(card.ToJsonString()).ShouldBeLessThan(CardText.LargestCard, $"{which} with a long {field}");
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Expressions_of_the_templating_language_in_a_name_are_not_expanded(string name)
    {
        var texts = string.Join('\n', CardText.Strings(Cards.Verify(new VerifyFacts("en", name, null))).Select(text => text.Text));

        foreach (var expression in HostileTexts.Expressions.Where(expression => name.Contains(expression, StringComparison.Ordinal) && PlainText.Name(name).Contains(expression, StringComparison.Ordinal)))
        {
            texts.ShouldContain(expression);
        }
    }

    [Theory]
    [InlineData("{{DATE(2026-01-01T00:00:00Z)}}")]
    [InlineData("{{{DATE(2026-01-01T00:00:00Z)}}}")]
    [InlineData("{{{{{{")]
    public void No_two_braces_stay_together(string text) => PlainText.Functionless(text).ShouldNotContain("{{");

    [Theory]
    [InlineData("\u2067abc")]
    [InlineData("\u2066\u2066\u2066\u05D0")]
    [InlineData("\u2069\u2069\u202Eabc")]
    [InlineData("\u05D0\u05D1\u2068")]
    public void A_name_leaves_no_direction_open(string name)
    {
        var shown = PlainText.Name(name);

        CardText.OpenIsolates(shown).ShouldBe(0);
        shown.Count(letter => letter == '\u2069').ShouldBeLessThanOrEqualTo(1);
    }

    [Theory]
    [InlineData("# a", "\\# a")]
    [InlineData("  - a", "\\- a")]
    [InlineData("    code", "code")]
    [InlineData("12. a", "12\\. a")]
    [InlineData("1) a", "1\\) a")]
    [InlineData("Phase 1. Go", "Phase 1. Go")]
    [InlineData("a\n\n- b", "a\n\n\\- b")]
    [InlineData("===", "\\===")]
    public void A_heading_begins_no_list_and_no_block(string text, string shown) => PlainText.Heading(text).ShouldBe(shown);

    [Fact]
    public void A_cut_leaves_no_half_of_a_letter() => PlainText.Cut("ab\U0001F600", 3).ShouldBe("ab…");

    /// <summary>Campaign texts are whole paragraphs: their own direction marks stay as they are.</summary>
    private static JsonNode WithoutIsolates(JsonObject card)
    {
        var text = card.ToJsonString(TeamsOptOutBot.Microsoft365.Bot.ActivityJson.Node.Options);
        foreach (var mark in "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069")
        {
            text = text.Replace(mark.ToString(), "", StringComparison.Ordinal).Replace($"\\u{(int)mark:X4}", "", StringComparison.OrdinalIgnoreCase);
        }

        return JsonNode.Parse(text)!;
    }
}
