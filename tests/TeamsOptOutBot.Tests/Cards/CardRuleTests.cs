using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using Xunit;

namespace TeamsOptOutBot.Tests.Cards;

/// <summary>What holds for every card, whatever is in it.</summary>
public sealed class CardRuleTests
{
    private static readonly CardBook Cards = CardBook.Load(Repository.AdaptiveCards);

    public static TheoryData<string> Names => [.. CardCases.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_keeps_the_rules_of_its_hosts(string name)
    {
        var card = CardCases.All[name](Cards);

        card["version"]!.GetValue<string>().ShouldBe("1.5");
        card["fallbackText"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        Encoding.UTF8.GetByteCount(card.ToJsonString()).ShouldBeLessThan(28 * 1024);
        card.ToJsonString().ShouldNotContain("${");
        foreach (var aloud in new[] { "speak", "fallbackText" })
            card[aloud]!.GetValue<string>().ShouldNotMatch(@"[?!？！…]\s*[.。]", "A question that ends in a full stop is read aloud as none.");
        foreach (var element in Objects(card))
        {
            switch (element["type"]?.GetValue<string>())
            {
                case "TextBlock":
                    element["wrap"]!.GetValue<bool>().ShouldBeTrue();
                    break;
                case "Action.ShowCard":
                    throw new ShouldAssertException("ShowCard loses the focus of a screen reader.");
                case "ActionSet":
                    // Beside each other they share the width of the card, and Microsoft's renderer cuts their titles on a phone.
                    element["actions"]!.AsArray().Count.ShouldBe(1);
                    break;
                case "Action.Execute":
                    element["fallback"]!["type"]!.GetValue<string>().ShouldBe("Action.Submit");
                    element["fallback"]!["data"]!["verb"]!.GetValue<string>().ShouldBe(element["verb"]!.GetValue<string>());
                    element["data"]!.AsObject().Select(member => member.Key).ShouldBeSubsetOf(["campaign", "version", "template"]);
                    break;
                case { } type when type.StartsWith("Input.", StringComparison.Ordinal):
                    element["label"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
                    break;
                case "Image":
                    element["altText"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
                    break;
            }
        }
    }

    [Fact]
    public void Staff_notice_can_be_copied_as_it_was_written()
    {
        var notice = CardCases.LinkedIn.TextsFor("en").StaffNotice;

        var runs = Objects(Cards.StaffNotice(new StaffNoticeFacts("en", CardCases.LinkedIn, [])))
            .Where(element => element["type"]?.GetValue<string>() == "TextRun")
            .Select(run => run["text"]!.GetValue<string>())
            .ToList();

        runs.ShouldContain($"Subject: {notice.Subject}");
        notice.Paragraphs.Select(paragraph => paragraph.Replace($" {CardCases.LinkedIn.Link}", "", StringComparison.Ordinal)).ShouldBeSubsetOf(runs);
        runs.ShouldContain(text => text.Contains("Settings & Privacy > Data privacy", StringComparison.Ordinal));
    }

    [Fact]
    public void Notice_has_the_five_buttons_in_their_order()
    {
        var actions = Objects(Cards.Notice(CardCases.Notice)).Where(element => element["type"]?.GetValue<string>() == "ActionSet").SelectMany(set => set["actions"]!.AsArray()).ToList();

        actions.Select(action => action!["title"]!.GetValue<string>())
            .ShouldBe(["Open the setting", "I've opted out", "I'm keeping it on", "I don't use LinkedIn", "More…"]);
        actions.Skip(1).Select(action => action!["verb"]!.GetValue<string>()).ShouldBe(["done", "keptAsIs", "notApplicable", "more"]);
        actions[1]!["data"]!.ToJsonString().ShouldBe("""{"campaign":7,"version":1}""");
    }

    [Theory]
    [InlineData(Region.EuEea, "EU/EEA")]
    [InlineData(Region.UnitedKingdom, "Microsoft")]
    [InlineData(Region.Switzerland, "Switzerland:")]
    [InlineData(Region.Canada, "Canada:")]
    [InlineData(Region.HongKong, "Hong Kong:")]
    [InlineData(Region.Elsewhere, "18 September 2024")]
    internal void Notice_has_the_line_of_the_region(Region region, string part) =>
        Texts(Cards.Notice(CardCases.Notice with { Region = region })).ShouldContain(text => text.Contains(part, StringComparison.Ordinal));

    [Fact]
    public void Stored_answered_card_never_holds_the_answer()
    {
        foreach (var answer in CardCases.LinkedIn.TextsFor("en").Answers.Values)
        {
            CardCases.All["answered.stored"](Cards).ToJsonString().ShouldNotContain(JsonValue.Create(answer).ToJsonString().Trim('"'));
        }
    }

    [Theory]
    [InlineData("**bold** [x](https://evil.example) <at>all</at>")]
    [InlineData("${campaign} {{DATE(2026-01-01T00:00:00Z)}}")]
    [InlineData("\u202Eevil\u202C\nname")]
    public void Names_are_shown_as_text(string name)
    {
        var card = Cards.Notice(CardCases.Notice with { Groups = [name], Contact = new Contact(name, "a@contoso.example") });
        var help = Cards.NoticeHelp(CardCases.Notice with { Contact = new Contact(name, "a&users=b@contoso.example") });
        var status = Cards.Status(new StatusFacts("en", name, CampaignState.Running, CardCases.Due, EndedOn: null, NextReminder: null, CardCases.Figures, CardCases.Now));

        foreach (var element in Objects(card).Concat(Objects(help)).Concat(Objects(status)).Where(element => element["text"] is not null))
        {
            var text = element["text"]!.GetValue<string>();
            text.ShouldNotContain("{{");
            text.ShouldNotContain("\n");
            if (element["type"]!.GetValue<string>() == "TextBlock")
            {
                CardCases.LinkedIn.Links.Aggregate(text, (rest, link) => rest.Replace(PlainText.Link(link.Address), "", StringComparison.Ordinal)).ShouldNotMatch(@"(?<!\\)[*\[\]<]");
            }
        }

        Texts(card).ShouldContain(text => text.Contains(PlainText.Name(name), StringComparison.Ordinal));
        help.ToJsonString().ShouldContain("a%26users%3Db%40contoso.example");
    }

    [Fact]
    public void Long_names_and_many_rows_stay_under_28_KB()
    {
        var name = new string('x', 10_000);
        var cards = new[]
        {
            Cards.Notice(CardCases.Notice with { Groups = [.. Enumerable.Repeat(name, 20)] }),
            Cards.StatusList(new StatusListFacts("en", [.. Enumerable.Repeat(new CampaignLine(name, CampaignState.Running, CardCases.Due, EndedOn: null, CardCases.Figures.Delivery, 1), 500)])),
            Cards.Message(new MessageFacts("en", "No", new string('y', 50_000), [name])),
        };

        foreach (var card in cards)
        {
            Encoding.UTF8.GetByteCount(card.ToJsonString()).ShouldBeLessThan(28 * 1024);
        }
    }

    [Theory]
    [InlineData(0, 60, 0)]
    [InlineData(1, 1_000_000, 1)]
    [InlineData(59, 60, 98)]
    [InlineData(60, 60, 100)]
    [InlineData(0, 0, 0)]
    public void Percent_says_all_only_for_all_and_none_only_for_none(int done, int of, int percent) => FigureRows.Percent(done, of).ShouldBe(percent);

    private static IEnumerable<string> Texts(JsonObject card) => Objects(card).Select(element => element["text"]).OfType<JsonValue>().Select(text => text.GetValue<string>());

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Objects(member.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };
}
