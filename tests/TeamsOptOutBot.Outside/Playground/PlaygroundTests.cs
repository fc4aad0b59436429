using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using TeamsOptOutBot.Outside.Browser;
using TeamsOptOutBot.Outside.Connector;
using TeamsOptOutBot.Outside.Sent;

namespace TeamsOptOutBot.Outside.Playground;

/// <summary>Microsoft 365 Agents Playground as a client that nobody here wrote: two people, two processes, one bot.</summary>
public sealed class PlaygroundTests(BrowserFixture browser) : IClassFixture<BrowserFixture>, IDisposable
{
    private const float Patience = 90_000;

    private readonly string folder = Directory.CreateTempSubdirectory("playground-").FullName;

    [Fact]
    public async Task A_command_is_typed_a_card_shown_a_button_pressed_and_the_other_persons_card_changes()
    {
        Assert.SkipUnless(Needs.HasChromium, Needs.Chromium);
        await using var simulator = RunningProgram.Start(
            "TeamsOptOutBot.Simulator", ["--port", "0", "--people", "120", "--data", folder, "--playground", "--language", "en-GB", .. SentFolder.Option], new Dictionary<string, string?>(StringComparer.Ordinal));
        await StartedOrSkippedAsync(simulator);
        var urls = simulator.Output.Split('\n').Where(line => line.StartsWith("Agents Playground: ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).ToList();
        await using var hr = await browser.OpenAsync();
        await using var employee = await browser.OpenAsync();
        await OpenAsync(employee.Page, urls[1], simulator, installs: 1);
        await OpenAsync(hr.Page, urls[0], simulator, installs: 2);

        await TypeAsync(hr.Page, "start linkedin-ai to Recruiters");
        await Seen(hr.Page, "Preview: LinkedIn AI data setting").WaitForAsync(new() { Timeout = Patience });
        await hr.Page.GetByRole(AriaRole.Button, new() { Name = "Send now" }).ClickAsync(new() { Timeout = Patience });

        // The preview is replaced where it stood, by the answer to the press.
        await hr.Page.GetByRole(AriaRole.Button, new() { Name = "Send now" }).WaitForAsync(new() { State = WaitForSelectorState.Hidden, Timeout = Patience });
        await hr.Page.GetByText(new Regex("^0 of \\d+ have answered", RegexOptions.None, TimeSpan.FromSeconds(1))).First.WaitForAsync(new() { Timeout = Patience });

        await employee.Page.GetByRole(AriaRole.Button, new() { Name = "I'm keeping it on" }).ClickAsync(new() { Timeout = Patience });
        await employee.Page.GetByRole(AriaRole.Button, new() { Name = "Change my answer" }).WaitForAsync(new() { Timeout = Patience });
        await employee.TakeScreenshotAsync("playground-employee");

        // Nobody pressed anything on HR's page: its card is updated by the connector call of the bot.
        await hr.Page.GetByText(new Regex("^1 of \\d+ has answered", RegexOptions.None, TimeSpan.FromSeconds(1))).First.WaitForAsync(new() { Timeout = Patience });
        await hr.TakeScreenshotAsync("playground-hr");
        urls.Count.ShouldBe(2);
        if (SentFolder.Own is not null)
        {
            (await PlaygroundRecording.KeepAsync(folder)).ShouldBeGreaterThan(3);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The registry's refusal is outside our power, and its reason does not begin with "needs".</summary>
    private static async Task StartedOrSkippedAsync(RunningProgram simulator)
    {
        try
        {
            await simulator.LineAsync("Ready: ");
        }
        catch (InvalidOperationException ended) when (ended.Message.Contains("Agents Playground (@microsoft/m365agentsplayground", StringComparison.Ordinal))
        {
            Assert.Skip("Microsoft 365 Agents Playground cannot be installed from npm here");
        }
    }

    /// <summary>The page has told the bot of the install before one types.</summary>
    private static async Task OpenAsync(IPage page, string url, RunningProgram simulator, int installs)
    {
        await page.GotoAsync(url);
        await page.GetByRole(AriaRole.Textbox).Last.WaitForAsync(new() { Timeout = Patience });
        using var control = new TenantControl(await simulator.LineAsync("Ready: "));
        var log = new JsonArray();
        await Waiting.ForAsync(
            async () =>
            {
                log = (await control.GetAsync("/sim/log?limit=10000")).AsArray();
                return log.Count(e => (string)e!["operation"]! == "activity.playground.installationUpdate" && (int)e["status"]! is (200 or 504)) >= installs ? "told" : null;
            },
            () => $"no install event came through the relay: {log.ToJsonString()}\n{simulator.Output}");
    }

    private static async Task TypeAsync(IPage page, string text)
    {
        await page.GetByRole(AriaRole.Textbox).Last.ClickAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>The text stands in the chat and in the list beside it.</summary>
    private static ILocator Seen(IPage page, string text) => page.GetByText(text).First;
}
