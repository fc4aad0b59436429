using Microsoft.Playwright;

namespace TeamsOptOutBot.Outside.Browser;

/// <summary>The chosen person's inbox on the simulator's page.</summary>
internal sealed class InboxPage(BrowserPage opened)
{
    private static readonly LocatorAssertionsToContainTextOptions Patience = new() { Timeout = 60_000 };

    private IPage Page => opened.Page;

    private ILocator Card => Page.Locator("#panel-mail").GetByRole(AriaRole.Group, new() { Name = "Card" });

    private IFrameLocator Text => Page.FrameLocator("iframe[title='Mail text']");

    public async Task OpenAsync(string subject)
    {
        await Page.GetByRole(AriaRole.Tab, new() { Name = "Mail" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#panel-mail")).ToContainTextAsync(subject, Patience);
    }

    public async Task SeeInCardAsync(params IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            await Assertions.Expect(Card).ToContainTextAsync(text, Patience);
        }
    }

    public async Task PressAsync(string button) => await Card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Shows the same mail as a client that knows no cards, or as one that does.</summary>
    public async Task SetOldClientAsync(bool old) => await Page.GetByRole(AriaRole.Switch, new() { Name = "Old mail client" }).SetCheckedAsync(old);

    public async Task SeeInTextAsync(params IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            await Assertions.Expect(Text.Locator("body")).ToContainTextAsync(text, Patience);
        }
    }

    /// <summary>Follows the link of the mail into a tab of its own.</summary>
    public Task<IPage> FollowAsync(string link) => Page.Context.RunAndWaitForPageAsync(() => Text.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());

    public Task<string> PhotographAsync(string name) => opened.TakeScreenshotAsync(name);
}
