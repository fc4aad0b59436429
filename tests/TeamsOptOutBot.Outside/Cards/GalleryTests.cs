using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Outside.Browser;

namespace TeamsOptOutBot.Outside.Cards;

/// <summary>Every card in every language and state, 300 px wide, drawn by Microsoft's renderer; and the simulator's page that shows them.</summary>
public sealed class GalleryTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData("microsoft-teams-light")]
    [InlineData("outlook-desktop")]
    public async Task No_text_and_no_button_of_any_language_is_cut_at_300_px(string host)
    {
        Assert.SkipUnless(Needs.HasChromium, Needs.Chromium);
        Assert.SkipUnless(Needs.HasNpmPackages, Needs.NpmPackages);
        using var cards = await GalleryCards.WriteAsync();
        var config = await File.ReadAllTextAsync(Path.Combine(CardPage.Packages, "adaptivecards-designer", "lib", "hostConfigs", host + ".json"));
        await using var server = await CardPage.ServeAsync();
        await using var opened = await browser.OpenAsync(width: 400);
        await opened.Page.GotoAsync(server.Urls.Single());

        var findings = new List<string>();
        foreach (var (name, json) in cards.Languages.SelectMany(cards.In))
        {
            var found = await opened.Page.EvaluateAsync<string[]>("([card, config]) => draw(JSON.parse(card), JSON.parse(config))", new[] { json.ToJsonString(), config });
            findings.AddRange(found.Select(finding => $"{name}: {finding}"));
        }

        findings.ShouldBeEmpty();
        opened.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_layout_is_in_the_gallery_in_every_language_and_under_28_KB()
    {
        using var cards = await GalleryCards.WriteAsync();
        var layouts = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "adaptive-cards"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).ToList();

        foreach (var language in cards.Languages)
        {
            var all = cards.In(language).ToList();
            layouts.Where(layout => !all.Exists(card => card.Name.StartsWith($"{language} {layout} ", StringComparison.Ordinal))).ShouldBeEmpty();
            all.Where(card => Encoding.UTF8.GetByteCount(card.Json.ToJsonString()) >= 28 * 1024).Select(card => card.Name).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task The_page_shows_every_card_of_every_language_light_dark_and_narrow_and_nothing_is_cut()
    {
        Assert.SkipUnless(Needs.HasChromium, Needs.Chromium);
        Assert.SkipUnless(Needs.HasNpmPackages, Needs.NpmPackages);
        await using var simulator = await SimulatorProcess.StartAsync();
        await using var opened = await browser.OpenAsync(width: 1600);
        var languages = JsonNode.Parse(await (await opened.Page.APIRequest.GetAsync(new Uri(simulator.Address, "gallery/cards/index.json").AbsoluteUri)).TextAsync())!["languages"]!.AsArray().Select(language => (string)language!);
        var cut = new List<string>();
        foreach (var language in languages)
        {
            await opened.Page.GotoAsync(new Uri(simulator.Address, $"gallery?language={language}&card=all&region=all&count=all").AbsoluteUri);
            await opened.Page.Locator("main[data-drawn]").WaitForAsync();

            cut.AddRange(await opened.Page.EvaluateAsync<string[]>(CutScript));
            var drawn = await opened.Page.EvaluateAsync<string[]>("() => [...new Set([...document.querySelectorAll('figure')].map(f => `${f.dataset.language} ${f.dataset.view}`))]");
            drawn.ShouldBe([$"{language} light", $"{language} dark", $"{language} narrow"], ignoreOrder: true);
            await TakePicturesAsync(opened, simulator.Address, language);
        }

        cut.ShouldBeEmpty();
        opened.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deep_link_shows_the_one_card_it_names()
    {
        Assert.SkipUnless(Needs.HasChromium, Needs.Chromium);
        Assert.SkipUnless(Needs.HasNpmPackages, Needs.NpmPackages);
        await using var simulator = await SimulatorProcess.StartAsync();
        await using var opened = await browser.OpenAsync(width: 1600);

        await opened.Page.GotoAsync(new Uri(simulator.Address, "gallery?language=en&card=notice&state=main&template=linkedin-ai&region=hong-kong&view=dark").AbsoluteUri);
        var figure = opened.Page.Locator("main[data-drawn='1'] figure");
        await figure.WaitForAsync();

        (await figure.InnerTextAsync()).ShouldContain("Hong Kong:");
        await opened.Page.GetByLabel("Region").SelectOptionAsync("united-kingdom");
        await opened.Page.Locator("figure[data-region='united-kingdom']").WaitForAsync();
        opened.Page.Url.ShouldContain("region=united-kingdom");
    }

    /// <summary>What is wider than its place, or taller than a place that does not grow.</summary>
    private const string CutScript = """
        () => [...document.querySelectorAll('figure .card')].flatMap(card => [...card.querySelectorAll('*')]
          .filter(e => e.clientWidth > 0 && (e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().right > card.getBoundingClientRect().right + 1) && getComputedStyle(e).display !== 'inline')
          .map(e => `${Object.values(card.closest('figure').dataset).join(' ')}: <${e.tagName}> ${e.innerText.slice(0, 50)}`))
        """;

    private static async Task TakePicturesAsync(BrowserPage opened, Uri address, string language)
    {
        foreach (var card in (string[])["notice&region=eu-eea", "answered", "closed", "preview&region=eu-eea", "progress", "completion", "status-list", "status-one", "manager-status", "help", "templates", "staff-notice", "verify", "my-data", "message"])
        {
            await opened.Page.GotoAsync(new Uri(address, $"gallery?language={language}&card={card}&count=12").AbsoluteUri);
            await opened.Page.Locator("main[data-drawn]").WaitForAsync();
            await opened.TakeScreenshotAsync($"gallery-{language}-{card.Split('&')[0]}");
        }
    }
}
