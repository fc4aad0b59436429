using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Outside.Browser;
using TeamsOptOutBot.Outside.Connector;

namespace TeamsOptOutBot.Outside.Cards;

/// <summary>Every card in Chromium, drawn by Microsoft's renderer with Microsoft's settings for each host, as narrow as a phone.</summary>
[Collection(RecordedTenantCollection.Name)]
public sealed class RenderedCardTests(RecordedTenant tenant, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData("microsoft-teams-light")]
    [InlineData("microsoft-teams-dark")]
    [InlineData("outlook-desktop")]
    public async Task Every_card_is_drawn_without_errors_and_fits_300_px(string host)
    {
        Assert.SkipUnless(Needs.HasChromium, Needs.Chromium);
        Assert.SkipUnless(Needs.HasNpmPackages, Needs.NpmPackages);
        var config = await File.ReadAllTextAsync(Path.Combine(CardPage.Packages, "adaptivecards-designer", "lib", "hostConfigs", host + ".json"));
        var cards = Directory.EnumerateFiles(Checkout.ExpectedCards).Select(file => (Name: Path.GetFileName(file), Json: File.ReadAllText(file)))
            .Concat(tenant.Cards.Select(card => (Name: card.Value, Json: card.Key))).ToList();
        await using var server = await CardPage.ServeAsync();
        await using var opened = await browser.OpenAsync(width: 400);
        await opened.Page.GotoAsync(server.Urls.Single());

        var findings = new List<string>();
        foreach (var (name, json) in cards)
        {
            var found = await opened.Page.EvaluateAsync<string[]>("([card, config]) => draw(JSON.parse(card), JSON.parse(config))", new[] { json, config });
            findings.AddRange(found.Select(finding => $"{name}: {finding}"));
        }

        await opened.TakeScreenshotAsync($"card-{host}");
        findings.ShouldBeEmpty();
        opened.Complaints.ShouldBeEmpty();
        cards.Count.ShouldBeGreaterThan(60);
    }

    [Fact]
    public async Task A_card_that_is_too_wide_is_found()
    {
        Assert.SkipUnless(Needs.HasChromium, Needs.Chromium);
        Assert.SkipUnless(Needs.HasNpmPackages, Needs.NpmPackages);
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
        await using var server = await CardPage.ServeAsync();
        await using var opened = await browser.OpenAsync(width: 400);
        await opened.Page.GotoAsync(server.Urls.Single());

        (await opened.Page.EvaluateAsync<string[]>("card => draw(JSON.parse(card), {})", wide.ToJsonString())).ShouldNotBeEmpty();
    }
}
