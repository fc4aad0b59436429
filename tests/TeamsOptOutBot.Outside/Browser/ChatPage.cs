using Microsoft.Playwright;
using Shouldly;

namespace TeamsOptOutBot.Outside.Browser;

/// <summary>The simulator's page in the hands of one person after the other.</summary>
internal sealed class ChatPage(BrowserPage opened, Uri address)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patience = new() { Timeout = 60_000 };
    private static readonly LocatorAssertionsToContainTextOptions TextPatience = new() { Timeout = 60_000 };

    private IPage Page => opened.Page;

    private ILocator Log => Page.GetByRole(AriaRole.Log, new() { Name = "Messages" });

    private ILocator BotMessages => Log.Locator("article[data-from=bot]");

    public async Task OpenAsync()
    {
        await Page.GotoAsync(address.AbsoluteUri);
        await Assertions.Expect(Page.GetByText("A Microsoft 365 tenant of your own")).ToBeVisibleAsync(Patience);
    }

    /// <summary>Takes the first step that the page offers a newcomer.</summary>
    public async Task TakeStepAsync(string title) => await Page.GetByRole(AriaRole.Button, new() { Name = title }).ClickAsync();

    /// <summary>Becomes somebody by searching the list of people.</summary>
    public async Task BecomeAsync(SimulatedPerson person)
    {
        var search = Page.GetByRole(AriaRole.Searchbox, new() { Name = "Find a person" });
        await search.FillAsync(person.Mail);
        await Page.Locator($"#people-list [data-mail='{person.Mail}']").ClickAsync();
        await search.FillAsync("");
        await Assertions.Expect(Page.Locator("#me")).ToContainTextAsync(person.Name, TextPatience);
    }

    public async Task GoToAsync(string tab) => await Page.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();

    private const string WhereItStands = "() => { let sum = 0; for (let e = document.getElementById('log'); e; e = e.parentElement) sum += e.scrollTop + e.scrollHeight; return sum; }";

    public async Task SayAsync(string text)
    {
        var box = Page.GetByRole(AriaRole.Textbox, new() { Name = "Type a message" });
        await box.FillAsync(text);
        await box.PressAsync("Enter");
        await Assertions.Expect(box).ToHaveValueAsync("");
    }

    /// <summary>Says what the page suggests.</summary>
    public async Task TakeSuggestionAsync(string command) =>
        await Page.GetByRole(AriaRole.Region, new() { Name = "Try this" }).GetByRole(AriaRole.Button, new() { Name = command, Exact = true }).ClickAsync();

    /// <summary>The bot's latest message that says this, once it is there; it is looked for anew at each use.</summary>
    public async Task<ILocator> SeeAsync(string text)
    {
        var message = BotMessages.Filter(new() { HasText = text }).Last;
        await Assertions.Expect(message).ToBeVisibleAsync(Patience);
        return message;
    }

    public async Task SeeInAsync(ILocator message, params IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            await Assertions.Expect(message).ToContainTextAsync(text, TextPatience);
        }
    }

    /// <summary>The same message, whatever becomes of its card.</summary>
    public async Task<ILocator> KeepAsync(ILocator message) =>
        Log.Locator($"article[data-message-id='{await message.GetAttributeAsync("data-message-id")}']");

    public async Task PressAsync(ILocator message, string button)
    {
        await ComeToRestAsync();
        await message.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Assertions.Expect(message.GetByRole(AriaRole.Group, new() { Name = "Card" })).Not.ToHaveAttributeAsync("aria-busy", "true", new() { Timeout = 60_000 });
    }

    /// <summary>A chat that still scrolls to its newest message moves the button away from under the pointer.</summary>
    private async Task ComeToRestAsync()
    {
        for (double before = -1, now; (now = await Page.EvaluateAsync<double>(WhereItStands)) != before; before = now)
            await Task.Delay(400);
    }

    /// <summary>Presses a button that opens a link, and returns the link instead of going there.</summary>
    public async Task<string> FollowAsync(ILocator message, string button)
    {
        await Page.EvaluateAsync("window.open = address => { window.opened = address; }");
        await message.GetByRole(AriaRole.Link, new() { Name = button, Exact = true }).ClickAsync();
        return await Page.EvaluateAsync<string>("window.opened");
    }

    /// <summary>What the bot said to a press without changing the card.</summary>
    public async Task SeeNoteAsync(ILocator message, string text) =>
        await Assertions.Expect(message.GetByTestId("press-note")).ToContainTextAsync(text, TextPatience);

    /// <summary>Everything that the chosen person can read in the chat.</summary>
    public async Task<string> AllTextAsync() => await Log.InnerTextAsync();

    /// <summary>A picture of the page, after which nothing may have gone wrong in its scripts.</summary>
    public async Task PhotographAsync(string name)
    {
        await opened.TakeScreenshotAsync(name);
        opened.Complaints.ShouldBeEmpty();
    }

    /// <summary>A picture of one card alone, in a window in which it has room.</summary>
    public async Task<byte[]> PhotographCardAsync(ILocator message)
    {
        var before = Page.ViewportSize!;
        await Page.SetViewportSizeAsync(before.Width, 1_800);
        var picture = await message.GetByRole(AriaRole.Group, new() { Name = "Card" }).ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
        await Page.SetViewportSizeAsync(before.Width, before.Height);
        return picture;
    }
}
