using Microsoft.Playwright;
using Shouldly;

namespace TeamsOptOutBot.Outside.Browser;

/// <summary>HR answers the questions of a policy note in the dialog, as the page draws it: light, dark and narrow.</summary>
public sealed class PolicyNoteInTheBrowserTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Theory(Skip = Needs.Chromium, SkipUnless = nameof(Needs.HasChromium), SkipType = typeof(Needs))]
    [InlineData("light", 1280, ColorScheme.Light)]
    [InlineData("dark", 1280, ColorScheme.Dark)]
    [InlineData("narrow", 400, ColorScheme.Light)]
    public async Task Hr_answers_in_the_dialog_and_gets_the_links(string name, int width, ColorScheme scheme)
    {
        await using var simulator = await SimulatorProcess.StartAsync();
        using var tenant = new SimulatedTenant(simulator.Address);
        await tenant.ReadPeopleAsync();
        await using var opened = await browser.OpenAsync(width, 900, scheme);
        var page = new ChatPage(opened, simulator.Address);
        await page.OpenAsync();
        await page.TakeStepAsync("Start a campaign");

        await page.SayAsync("policy-note");
        var card = await page.SeeAsync("Answer the questions");
        await opened.Page.EvaluateAsync("document.querySelector('dialog[open]')?.close()");
        await card.GetByRole(AriaRole.Button, new() { Name = "Answer the questions", Exact = true }).ClickAsync();
        var dialog = opened.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync("Where do your people work?");
        await opened.TakeScreenshotAsync($"policy-note-{name}-questions");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Write the note" }).ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("Choose at least one region.");

        await dialog.GetByText("United Kingdom").ClickAsync();
        foreach (var choice in await dialog.GetByText("Not known yet").AllAsync())
        {
            await choice.ClickAsync();
        }

        await dialog.GetByLabel("How many Recruiter seats do you have?").FillAsync("12");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Write the note" }).ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("The policy note is ready");
        await opened.TakeScreenshotAsync($"policy-note-{name}-ready");

        foreach (var link in new[] { "PDF", "Page to copy or edit", "Plain text" })
        {
            await Assertions.Expect(dialog.GetByRole(AriaRole.Link, new() { Name = link, Exact = true })).ToBeVisibleAsync();
        }

        opened.Complaints.ShouldBeEmpty();
    }
}
