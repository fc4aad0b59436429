using Microsoft.Playwright;

namespace TeamsOptOutBot.Outside.Browser;

/// <summary>One headless Chromium for the tests of a class or collection. Does nothing where Chromium is missing.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Needs.ChromiumPath is not { } path)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        // Chromium's sandbox refuses root and unprivileged containers; the pages opened here are our own.
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Headless = true, ChromiumSandbox = false });
    }

    /// <summary>A fresh page with its own cookies and storage. Dispose its <see cref="IPage.Context"/> by closing the page.</summary>
    /// <param name="width">Width of the viewport in CSS pixels.</param>
    /// <param name="height">Height of the viewport in CSS pixels.</param>
    /// <param name="scheme">What the page sees as <c>prefers-color-scheme</c>.</param>
    /// <exception cref="InvalidOperationException">Chromium is missing: the test lacks its skip condition.</exception>
    public async Task<BrowserPage> OpenAsync(int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        if (browser is null)
        {
            throw new InvalidOperationException($"This test {Needs.Chromium}: mark it with SkipUnless.");
        }

        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = "en-GB",
            TimezoneId = "Europe/Berlin",
        });
        return new BrowserPage(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
