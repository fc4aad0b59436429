using System.Text.Json;
using TeamsOptOutBot.Outside.Browser;

namespace TeamsOptOutBot.Outside.Cards;

/// <summary>Microsoft's renderer in Chromium with Microsoft's settings of one host, as narrow as a phone.</summary>
internal static class DrawnCards
{
    /// <summary>One message to the browser for each card would take longer than drawing it.</summary>
    private const int AtOnce = 100;

    public static TheoryData<string> Hosts { get; } = ["microsoft-teams-light", "microsoft-teams-dark", "outlook-desktop"];

    /// <summary>What is wrong with these cards when that host draws them, one line each; nothing when all is well.</summary>
    /// <param name="screenshot">Name of the picture of the last card.</param>
    public static async Task<IReadOnlyList<string>> FindingsAsync(BrowserFixture browser, string host, IEnumerable<(string Name, string Json)> cards, string screenshot)
    {
        var config = await File.ReadAllTextAsync(Path.Combine(CardPage.Packages, "adaptivecards-designer", "lib", "hostConfigs", host + ".json"));
        await using var server = await CardPage.ServeAsync();
        await using var opened = await browser.OpenAsync(width: 400);
        await opened.Page.GotoAsync(server.Urls.Single());
        var findings = new List<string>();
        foreach (var some in cards.Chunk(AtOnce))
        {
            var named = $"[{string.Join(',', some.Select(card => $"[{JsonSerializer.Serialize(card.Name)},{card.Json}]"))}]";
            findings.AddRange(await opened.Page.EvaluateAsync<string[]>("([cards, config]) => drawAll(JSON.parse(cards), JSON.parse(config))", new[] { named, config }));
        }

        await opened.TakeScreenshotAsync(screenshot);
        return [.. findings, .. opened.Complaints];
    }
}
