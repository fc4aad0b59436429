using Microsoft.Playwright;

namespace TeamsOptOutBot.Outside.Browser;

/// <summary>A page, what it complained about, and its screenshots.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    internal BrowserPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Uncaught script errors and console errors so far.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Writes <c>artifacts/screenshots/{name}.png</c> of the whole page and returns its path.</summary>
    /// <param name="name">File name without its ending; an older picture of that name is replaced.</param>
    public async Task<string> TakeScreenshotAsync(string name)
    {
        var path = Path.Combine(Checkout.Screenshots, name + ".png");
        await Page.ScreenshotAsync(new() { Path = path, FullPage = true, Animations = ScreenshotAnimations.Disabled });
        return path;
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
