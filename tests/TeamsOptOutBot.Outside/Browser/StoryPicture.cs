namespace TeamsOptOutBot.Outside.Browser;

/// <summary>README's pictures: what three people saw, side by side, and the screen of each.</summary>
internal static class StoryPicture
{
    private const string Renew = "RENEW_SCREENSHOTS";

    /// <summary>Photographs of the story that README shows, and their names there.</summary>
    private static readonly Dictionary<string, string> Screens = new(StringComparer.Ordinal)
    {
        ["2-hr-preview"] = "hr",
        ["4-notice"] = "employee",
        ["10-manager-of-many"] = "manager",
    };

    /// <summary>Where README finds them.</summary>
    private static string Committed => Path.Combine(Checkout.OutsideTests, "screenshots");

    /// <summary>Draws the picture; <c>RENEW_SCREENSHOTS=1</c> renews the copies that README shows.</summary>
    public static async Task DrawAsync(BrowserFixture browser, byte[] employee, byte[] hr, byte[] manager)
    {
        await using var opened = await browser.OpenAsync(width: 1_080, height: 400);
        await opened.Page.SetContentAsync($$"""
            <!doctype html><html lang="en"><title>Story</title>
            <style>
              body { margin: 0; padding: 20px; background: #ebebeb; font: 600 18px "Segoe UI", "DejaVu Sans", sans-serif; color: #242424; display: grid; grid-template-columns: 1fr 1fr; gap: 20px; }
              p { margin: 0 0 8px; } section section { margin-top: 24px; } img { width: 100%; display: block; border-radius: 6px; }
            </style>
            <section><p>An employee decides</p>{{Image(employee)}}</section>
            <section><p>HR sees the whole, live</p>{{Image(hr)}}<section><p>A manager sees a number, no names</p>{{Image(manager)}}</section></section>
            """);
        await opened.Page.WaitForFunctionAsync("[...document.images].every(image => image.complete && image.naturalWidth > 0)");
        var picture = await opened.TakeScreenshotAsync("story");
        if (Environment.GetEnvironmentVariable(Renew) == "1")
        {
            Directory.CreateDirectory(Committed);
            File.Copy(picture, Path.Combine(Committed, "story.png"), overwrite: true);
            foreach (var (photograph, name) in Screens)
                File.Copy(Path.Combine(Checkout.Screenshots, photograph + ".png"), Path.Combine(Committed, name + ".png"), overwrite: true);
        }
    }

    private static string Image(byte[] picture) => $"<img alt=\"\" src=\"data:image/png;base64,{Convert.ToBase64String(picture)}\">";
}
