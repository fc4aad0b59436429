using System.Collections.Concurrent;
using System.Text;
using Microsoft.Playwright;
using Shouldly;
using TeamsOptOutBot.Outside.Browser;

namespace TeamsOptOutBot.Outside.Cards;

/// <summary>Every card in every language and state, 300 px wide, drawn by Microsoft's renderer; and the simulator's page that shows them.</summary>
public sealed class GalleryTests(BrowserFixture browser, GalleryFixture gallery) : IClassFixture<BrowserFixture>, IClassFixture<GalleryFixture>
{
    /// <summary>Chromium takes no taller picture, in pixels.</summary>
    private const int TallestPicture = 15_000;

    /// <summary>A thousand cards at once, on a machine that does other things beside.</summary>
    private static readonly TimeSpan DrawingLimit = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("microsoft-teams-light")]
    [InlineData("outlook-desktop")]
    public async Task No_text_and_no_button_of_any_language_is_cut_at_300_px(string host)
    {
        Needs.ChromiumAndNpmPackages();
        var cards = await gallery.CardsAsync();

        (await DrawnCards.FindingsAsync(browser, host, cards.Languages.SelectMany(cards.In).Select(card => (card.Name, card.Json.ToJsonString())), $"gallery-{host}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_layout_is_in_the_gallery_in_every_language_and_under_28_KB()
    {
        var cards = await gallery.CardsAsync();
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
        Needs.ChromiumAndNpmPackages();
        var cards = await gallery.CardsAsync();
        var simulator = await gallery.SimulatorAsync();
        var findings = new ConcurrentBag<string>();

        // Each page is drawn by a process of its own; two keep both cores of a small machine busy.
        await Parallel.ForEachAsync(cards.Languages, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (language, _) =>
        {
            await using var opened = await browser.OpenAsync(width: 1720);
            await opened.Page.GotoAsync(new Uri(simulator.Address, $"gallery?language={language}&card=all&region=all&count=all").AbsoluteUri);
            await opened.Page.Locator("main[data-drawn]").WaitForAsync(new() { Timeout = (float)DrawingLimit.TotalMilliseconds });
            var drawn = await opened.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('figure')].map(f => `${f.dataset.language} ${f.dataset.view}`)");
            foreach (var found in await opened.Page.EvaluateAsync<string[]>(CutScript))
                findings.Add(found);
            await TakePicturesAsync(opened, language);

            drawn.Distinct().ShouldBe([$"{language} light", $"{language} dark", $"{language} narrow"], ignoreOrder: true);
            drawn.Length.ShouldBe(3 * cards.In(language).Count());
            opened.Complaints.ShouldBeEmpty();
        });

        findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deep_link_shows_the_one_card_it_names()
    {
        Needs.ChromiumAndNpmPackages();
        var simulator = await gallery.SimulatorAsync();
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
        () => [...document.querySelectorAll('figure .card')].flatMap(card => {
          const edge = card.getBoundingClientRect().right + 1;
          return [...card.querySelectorAll('*')]
            .filter(e => e.clientWidth > 0 && (e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().right > edge) && getComputedStyle(e).display !== 'inline')
            .map(e => `${Object.values(card.closest('figure').dataset).join(' ')}: <${e.tagName}> ${e.innerText.slice(0, 50)}`);
        })
        """;

    /// <summary>
    /// Hides all but a sample for whoever looks: of each card the first four states, light and narrow, and the first one dark; then all
    /// but those that fit into one picture. Returns how many of the sample are left for further pictures.
    /// </summary>
    private const string SampleScript = """
        ([from, tallest]) => {
          const counts = {};
          const sample = [...document.querySelectorAll('figure')].filter(({ dataset: { card, region, view } }) => {
            if (!['none', 'eu-eea'].includes(region)) return false;
            const count = counts[card + view] = (counts[card + view] ?? 0) + 1;
            return count <= (view === 'dark' ? 1 : 4);
          });
          const shown = new Set(sample.slice(from));
          for (const figure of document.querySelectorAll('figure')) figure.hidden = !shown.has(figure);
          const fitting = sample.slice(from).filter(figure => figure.getBoundingClientRect().bottom + scrollY < tallest);
          for (const figure of sample.slice(from + fitting.length)) figure.hidden = true;
          return [fitting.length, sample.length - from - fitting.length];
        }
        """;

    private static async Task TakePicturesAsync(BrowserPage opened, string language)
    {
        for (var (from, picture, left) = (0, 1, 1); left > 0; picture++)
        {
            var counts = await opened.Page.EvaluateAsync<int[]>(SampleScript, new[] { from, TallestPicture });
            counts[0].ShouldBeGreaterThan(0, $"a card in {language} is taller than a picture");
            (from, left) = (from + counts[0], counts[1]);
            await opened.Page.ScreenshotAsync(new()
            {
                Path = Path.Combine(Checkout.Screenshots, FormattableString.Invariant($"gallery-{language}-{picture}.jpg")),
                Type = ScreenshotType.Jpeg,
                Quality = 85,
                FullPage = true,
            });
        }
    }
}
