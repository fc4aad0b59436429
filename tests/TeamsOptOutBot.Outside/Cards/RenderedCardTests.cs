using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Outside.Browser;
using TeamsOptOutBot.Outside.Connector;

namespace TeamsOptOutBot.Outside.Cards;

/// <summary>Every expected card and every card of the driven story, drawn.</summary>
[Collection(RecordedTenantCollection.Name)]
public sealed class RenderedCardTests(RecordedTenant tenant, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    public static TheoryData<string> Hosts => DrawnCards.Hosts;

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Every_card_is_drawn_without_errors_and_fits_300_px(string host)
    {
        Needs.ChromiumAndNpmPackages();
        var cards = Directory.EnumerateFiles(Checkout.ExpectedCards).Select(file => (Name: Path.GetFileName(file), Json: File.ReadAllText(file)))
            .Concat(tenant.Cards.Select(card => (Name: card.Value, Json: card.Key))).ToList();

        (await DrawnCards.FindingsAsync(browser, host, cards, $"card-{host}")).ShouldBeEmpty();
        cards.Count.ShouldBeGreaterThan(60);
    }

    [Fact]
    public async Task A_card_that_is_too_wide_is_found()
    {
        Needs.ChromiumAndNpmPackages();
        var wide = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["body"] = new JsonArray(new JsonObject
            {
                ["type"] = "ColumnSet",
                ["columns"] = new JsonArray(new JsonObject { ["type"] = "Column", ["width"] = "400px", ["items"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = "wide" }) }),
            }),
        };

        (await DrawnCards.FindingsAsync(browser, DrawnCards.Hosts.First(), [("wide", wide.ToJsonString())], "card-too-wide")).ShouldNotBeEmpty();
    }
}
