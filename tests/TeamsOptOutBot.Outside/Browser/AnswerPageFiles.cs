using Microsoft.Playwright;
using Shouldly;
using TeamsOptOutBot.Outside.Manifest;

namespace TeamsOptOutBot.Outside.Browser;

/// <summary>The answer page in every state and language, written by the service's own command <c>pages</c> and served to the browser under its policy.</summary>
public sealed class AnswerPageFiles : IAsyncLifetime
{
    private const string Host = "https://notices.contoso.example/";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pages-");

    public async ValueTask InitializeAsync()
    {
        var (code, output) = await OurProgram.RunAsync("pages", folder.FullName);
        code.ShouldBe(0, output);
    }

    public IEnumerable<string> NamesIn(string language) =>
        Directory.EnumerateFiles(Path.Combine(folder.FullName, language), "*.html").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>Opens a page as the service would answer it; whatever else the page asks for is kept in <paramref name="others"/> and not answered.</summary>
    public async Task OpenAsync(IPage page, string language, string name, List<string> others)
    {
        await page.UnrouteAllAsync();
        await page.RouteAsync("**/*", async route =>
        {
            if (route.Request.Url == Host)
            {
                await route.FulfillAsync(new()
                {
                    ContentType = "text/html; charset=utf-8",
                    Headers = [KeyValuePair.Create("Content-Security-Policy", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "content-security-policy.txt")))],
                    Body = await File.ReadAllTextAsync(Path.Combine(folder.FullName, language, name + ".html")),
                });
                return;
            }

            if (!route.Request.Url.EndsWith("/favicon.ico", StringComparison.Ordinal))
            {
                others.Add(route.Request.Url);
            }

            await route.AbortAsync();
        });
        await page.GotoAsync(Host);
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
