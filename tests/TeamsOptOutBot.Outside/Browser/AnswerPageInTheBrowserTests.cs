using Microsoft.Playwright;
using Shouldly;

namespace TeamsOptOutBot.Outside.Browser;

/// <summary>The page behind a mail's link, as Chromium draws it: accessible, narrow and wide, light and dark, and asking nobody for anything.</summary>
public sealed class AnswerPageInTheBrowserTests(BrowserFixture browser, AnswerPageFiles files) : IClassFixture<BrowserFixture>, IClassFixture<AnswerPageFiles>
{
    [Theory]
    [InlineData("en", "light", 1280)]
    [InlineData("en", "dark", 1280)]
    [InlineData("de", "dark", 320)]
    [InlineData("de", "light", 320)]
    [InlineData("es", "light", 320)]
    [InlineData("fr", "light", 320)]
    [InlineData("fr-CA", "dark", 320)]
    [InlineData("it", "light", 320)]
    [InlineData("nl", "dark", 320)]
    [InlineData("pl", "light", 320)]
    [InlineData("pt", "dark", 320)]
    [InlineData("sv", "light", 320)]
    [InlineData("zh-HK", "dark", 320)]
    public async Task Every_state_is_accessible_and_fits_its_width(string language, string scheme, int width)
    {
        Needs.ChromiumAndNpmPackages();
        await using var opened = await browser.OpenAsync(width, 900, scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light);
        var others = new List<string>();
        foreach (var name in language is "en" or "de" ? files.NamesIn(language).Where(name => name != "moment") : ["notice-linkedin-ai", "answered", "not-yours"])
        {
            await files.OpenAsync(opened.Page, language, name, others);
            await Axe.ShouldFindNothingAsync(opened.Page, $"{name} {language} {scheme} {width}");
            (await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
            (await opened.Page.EvaluateAsync<string>("document.documentElement.lang")).ShouldNotBeEmpty();
            others.ShouldBeEmpty(name);
            await opened.TakeScreenshotAsync($"answer-page-{name}-{language}-{scheme}-{width}");
        }

        opened.Complaints.Where(complaint => !complaint.Contains("ERR_FAILED", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact(Skip = Needs.Chromium, SkipUnless = nameof(Needs.HasChromium), SkipType = typeof(Needs))]
    public async Task Between_press_and_sign_in_the_browser_goes_on_by_itself()
    {
        await using var opened = await browser.OpenAsync();
        var others = new List<string>();
        var gone = opened.Page.WaitForRequestAsync(request => request.Url.StartsWith("https://login.microsoftonline.com/", StringComparison.Ordinal));

        await files.OpenAsync(opened.Page, "en", "moment", others);

        (await gone).Headers.Keys.ShouldNotContain("referer");
    }

    [Fact(Skip = Needs.Chromium, SkipUnless = nameof(Needs.HasChromium), SkipType = typeof(Needs))]
    public async Task The_keyboard_alone_reaches_every_answer_and_sends_it_to_the_page_itself()
    {
        await using var opened = await browser.OpenAsync();
        await files.OpenAsync(opened.Page, "en", "notice-linkedin-ai", []);
        var reached = new List<string>();
        for (var press = 0; press < 12; press++)
        {
            await opened.Page.Keyboard.PressAsync("Tab");
            reached.Add(await opened.Page.EvaluateAsync<string>("document.activeElement.textContent.trim()"));
        }

        reached.ShouldContain("I've opted out");
        reached.ShouldContain("Rather not say");
        var sent = opened.Page.WaitForRequestAsync(request => request.Method == "POST");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "I've opted out" }).FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        var request = await sent;
        request.Url.ShouldBe("https://notices.contoso.example/answer/202604.AbCdEf");
        request.PostData.ShouldBe("form=sealed&answer=done");
    }
}
