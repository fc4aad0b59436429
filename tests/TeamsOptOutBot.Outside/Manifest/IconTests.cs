using Microsoft.Playwright;
using Shouldly;
using TeamsOptOutBot.Outside.Browser;

namespace TeamsOptOutBot.Outside.Manifest;

/// <summary>The icons of the app package are their drawings, as Chromium draws them. <c>RENEW_ICONS=1</c> writes them anew.</summary>
public sealed class IconTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Theory(Skip = Needs.Chromium, SkipUnless = nameof(Needs.HasChromium), SkipType = typeof(Needs))]
    [InlineData("color", 192)]
    [InlineData("outline", 32)]
    public async Task An_icon_is_its_drawing(string name, int size)
    {
        var folder = Path.Combine(Checkout.Root, "manifest", "icons");
        var drawn = await DrawAsync(await File.ReadAllTextAsync(Path.Combine(folder, name + ".svg")), size);
        var icon = Path.Combine(folder, name + ".png");
        if (Environment.GetEnvironmentVariable("RENEW_ICONS") == "1")
            await File.WriteAllBytesAsync(icon, drawn);

        (await PixelsAsync(await File.ReadAllBytesAsync(icon))).ShouldBe(await PixelsAsync(drawn));
    }

    private async Task<byte[]> DrawAsync(string svg, int size)
    {
        await using var opened = await browser.OpenAsync(size, size);
        await opened.Page.SetContentAsync($"<style>*{{margin:0}}svg{{display:block}}</style>{svg}");
        return await opened.Page.ScreenshotAsync(new PageScreenshotOptions { OmitBackground = true });
    }

    /// <summary>Decoded, so that another compression is no difference.</summary>
    private async Task<string> PixelsAsync(byte[] png)
    {
        await using var opened = await browser.OpenAsync();
        return await opened.Page.EvaluateAsync<string>(
            """
            async source => {
              const picture = new Image();
              picture.src = `data:image/png;base64,${source}`;
              await picture.decode();
              const canvas = document.createElement("canvas");
              [canvas.width, canvas.height] = [picture.width, picture.height];
              const context = canvas.getContext("2d");
              context.drawImage(picture, 0, 0);
              return `${picture.width}x${picture.height} ${Array.from(context.getImageData(0, 0, canvas.width, canvas.height).data).join(",")}`;
            }
            """,
            Convert.ToBase64String(png));
    }
}
