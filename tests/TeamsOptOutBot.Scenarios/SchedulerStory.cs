using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>One story in which nobody calls the steps: the scheduler does.</summary>
public class SchedulerStory : StoryTests
{
    private protected override bool WithScheduler => true;

    [Fact]
    public async Task The_scheduler_sends_reports_and_reminds_by_itself()
    {
        var people = Story.Company.Group("Pilot", 4);
        var hr = Story.Hr();
        var preview = await hr.PreviewAsync("Pilot");
        await hr.PressAsync(preview, "sendNow");

        await Story.WaitAsync(TimeSpan.FromSeconds(60), "the report", async () => (await hr.ReportsAsync()).Count == 1);

        foreach (var person in people)
            await Story.Employee(person).NoticeAsync();
        (await hr.AgainAsync(preview)).View.Title.ShouldBe("Sent: linkedin-ai");
        (await hr.SayAsync("remind linkedin-ai")).Words.ShouldContain("4 people");
        await Story.WaitAsync(TimeSpan.FromSeconds(60), "the reminders", async () => (await Story.Employee(people[3]).RemindersAsync()).Count == 1);
    }
}
