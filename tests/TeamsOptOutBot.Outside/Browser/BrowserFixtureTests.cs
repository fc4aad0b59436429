using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace TeamsOptOutBot.Outside.Browser;

public sealed class BrowserFixtureTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Html = """
        <!doctype html><html lang="en"><title>Press</title>
        <button onclick="this.textContent = 'Pressed ' + (window.presses = (window.presses ?? 0) + 1)">Press me</button>
        """;

    [Fact(Skip = Needs.Chromium, SkipUnless = nameof(Needs.HasChromium), SkipType = typeof(Needs))]
    public async Task A_button_of_a_page_on_loopback_is_pressed_and_photographed()
    {
        await using var server = await ServeAsync();
        await using var opened = await browser.OpenAsync(width: 400, height: 300);

        await opened.Page.GotoAsync(server.Urls.Single());
        await opened.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Press me" }).ClickAsync();
        var picture = await opened.TakeScreenshotAsync("browser-fixture");

        (await opened.Page.Locator("button").TextContentAsync()).ShouldBe("Pressed 1");
        opened.Complaints.ShouldBeEmpty();
        (await File.ReadAllBytesAsync(picture)).Take(4).ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G']);
    }

    [Fact(Skip = Needs.Chromium, SkipUnless = nameof(Needs.HasChromium), SkipType = typeof(Needs))]
    public async Task Two_pages_share_no_storage_and_script_errors_are_kept()
    {
        await using var server = await ServeAsync();
        await using var first = await browser.OpenAsync();
        await using var second = await browser.OpenAsync();
        await first.Page.GotoAsync(server.Urls.Single());
        await second.Page.GotoAsync(server.Urls.Single());

        await first.Page.EvaluateAsync("localStorage.setItem('who', 'first')");
        await first.Page.EvaluateAsync("console.error('no such card')");

        (await second.Page.EvaluateAsync<string?>("localStorage.getItem('who')")).ShouldBeNull();
        first.Complaints.ShouldBe(["no such card"]);
    }

    private static async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/", () => Results.Content(Html, "text/html"));
        app.MapGet("/favicon.ico", () => Results.NoContent());
        await app.StartAsync();
        return app;
    }
}
