using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Shouldly;
using TeamsOptOutBot.Outside.Browser;
using TeamsOptOutBot.Outside.Connector;

namespace TeamsOptOutBot.Outside.Cards;

/// <summary>Every card in Chromium, drawn by Microsoft's renderer with Microsoft's settings for each host, as narrow as a phone.</summary>
[Collection(RecordedTenantCollection.Name)]
public sealed class RenderedCardTests(RecordedTenant tenant, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly string Packages = Path.Combine(Checkout.OutsideTests, "node_modules");

    [Theory]
    [InlineData("microsoft-teams-light")]
    [InlineData("microsoft-teams-dark")]
    [InlineData("outlook-desktop")]
    public async Task Every_card_is_drawn_without_errors_and_fits_300_px(string host)
    {
        Assert.SkipUnless(Needs.HasChromium, Needs.Chromium);
        Assert.SkipUnless(Needs.HasNpmPackages, Needs.NpmPackages);
        var config = await File.ReadAllTextAsync(Path.Combine(Packages, "adaptivecards-designer", "lib", "hostConfigs", host + ".json"));
        var cards = Directory.EnumerateFiles(Checkout.ExpectedCards).Select(file => (Name: Path.GetFileName(file), Json: File.ReadAllText(file)))
            .Concat(tenant.Cards.Select(card => (Name: card.Value, Json: card.Key))).ToList();
        await using var server = await ServeAsync();
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
        await using var server = await ServeAsync();
        await using var opened = await browser.OpenAsync(width: 400);
        await opened.Page.GotoAsync(server.Urls.Single());

        (await opened.Page.EvaluateAsync<string[]>("card => draw(JSON.parse(card), {})", wide.ToJsonString())).ShouldNotBeEmpty();
    }

    private static async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Packages), RequestPath = "/npm" });
        app.MapGet("/", async () => Results.Content(await File.ReadAllTextAsync(Path.Combine(Checkout.OutsideTests, "Cards", "card-page.html")), "text/html"));
        app.MapGet("/favicon.ico", () => Results.NoContent());
        await app.StartAsync();
        return app;
    }
}
