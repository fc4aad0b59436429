using Microsoft.Extensions.Logging;
using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>The service as a process with its own scheduler, killed while it sends.</summary>
public sealed class KilledServiceStory
{
    [Fact]
    public async Task A_kill_in_the_middle_of_sending_loses_nobody()
    {
        await using var story = await Story.BeginWithProcessAsync();
        var hr = story.Hr();
        var audience = story.Company.MembersOf("Recruiters");
        await hr.SayAsync("help");
        var preview = await hr.PreviewAsync("Recruiters");
        await story.FaultsAsync(new { latencyMs = 150, dropAfter = 0.15, operation = "connector.send" });
        await hr.PressAsync(preview, "sendNow");
        await story.WaitAsync(TimeSpan.FromSeconds(60), "the first notices", async () => (await story.GetAsync("/sim/messages")).AsArray().Count > 5);

        await story.ProcessAsync("kill");
        await story.FaultsAsync(new { });
        await story.ProcessAsync("start");
        await story.WaitAsync(TimeSpan.FromSeconds(120), "the report", async () => (await hr.ReportsAsync()).Count > 0);

        (await hr.ReportsAsync())[0]["Delivered"].ShouldBe(audience.Count);
        foreach (var person in audience)
            (await story.Employee(person).NoticesAsync()).ShouldNotBeEmpty();
        await story.ProcessAsync("stop");
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(story.Tenant.DataFolder, "bot.log")))
            story.Log.Log(LogLevel.Information, default, line, null, (text, _) => text);
        await EndOfStory.CheckAsync(story, []);
    }
}
