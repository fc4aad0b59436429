using System.Net.Http.Json;
using Microsoft.Playwright;
using Shouldly;

namespace TeamsOptOutBot.Outside.Browser;

/// <summary>What people and groups are called is text on the simulator's page, too: in the list, in the chat, and on the cards it draws.</summary>
public sealed class HostileNamesOnThePageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Markup = "<img src=x onerror=\"document.title='owned'\"> **bold** [link](https://evil.example) ${1+1} <at>Bot</at>";
    private const string Mail = "hostile.name@meridian.example";
    private const string Typed = "<b>no such</b> ![x](https://evil.example/x.png) command";

    [Fact(Skip = Needs.Chromium, SkipUnless = nameof(Needs.HasChromium), SkipType = typeof(Needs))]
    public async Task A_name_and_a_message_that_hold_markup_are_shown_as_they_were_written()
    {
        await using var simulator = await SimulatorProcess.StartAsync();
        using var http = new HttpClient { BaseAddress = simulator.Address };
        (await http.PostAsJsonAsync(new Uri("sim/people", UriKind.Relative), new { name = Markup, mail = Mail, country = "GB", language = "en-GB", department = Markup })).EnsureSuccessStatusCode();
        await using var opened = await browser.OpenAsync();
        var foreign = new List<string>();
        opened.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(simulator.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                foreign.Add(request.Url);
        };

        await opened.Page.GotoAsync(new Uri(simulator.Address, "?as=" + Mail).ToString());
        await Assertions.Expect(opened.Page.GetByText("<img src=x").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var page = new ChatPage(opened, simulator.Address);
        await page.SayAsync(Typed);
        await page.SeeAsync("<b>no such</b>");
        await page.SayAsync("my data");
        await page.SeeAsync("What is stored about you");

        (await opened.Page.TitleAsync()).ShouldNotBe("owned");
        (await opened.Page.Locator("img[src='x'], [onerror], a[href*='evil.example'], img[src*='evil.example']").CountAsync()).ShouldBe(0);
        foreign.ShouldBeEmpty();
    }
}
