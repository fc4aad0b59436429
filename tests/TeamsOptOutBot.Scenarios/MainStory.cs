using TeamsOptOutBot.Scenarios.Harness;
using Microsoft.EntityFrameworkCore;

namespace TeamsOptOutBot.Scenarios;

/// <summary>The way of the data from HR's command to the manager's number, on the embedded database.</summary>
public class MainStory : StoryTests
{
    [Fact]
    public async Task From_HRs_command_to_the_managers_number()
    {
        var hr = Story.Hr();
        var audience = Story.Company.MembersOf("Recruiters", "Page Admins");

        var preview = await hr.SendAsync("Recruiters, “Page Admins”");

        // Everybody has it once, among them somebody who is in two groups and one whose app was there without an event.
        foreach (var person in audience)
            (await Story.Employee(person).NoticesAsync()).Count.ShouldBe(1);
        (await Story.ReadAsync((database, token) => database.Recipients.CountAsync(token))).ShouldBe(audience.Count);

        // HR's card became the progress card, in place; the report came unasked.
        var progress = (await hr.AgainAsync(preview)).View;
        progress.Title.ShouldBe("Sent: linkedin-ai");
        progress["Audience"].ShouldBe(audience.Count);
        progress["Delivered"].ShouldBe(audience.Count);
        (await hr.ReportsAsync()).ShouldHaveSingleItem().Title.ShouldBe("Sending has ended: linkedin-ai");

        // Everybody of Talent Acquisition answers; the head reads a rounded number, because some of them work in Germany and France.
        var head = audience.First(p => p.Department == "Talent Acquisition" && p.Manager?.Department == "Executive");
        foreach (var person in Story.Company.Below(head).Where(audience.Contains))
            (await Story.Employee(person).AnswerAsync("done")).View.Text.ShouldContain("Recorded: I've opted out");
        (await Story.Manager(head).StatusAsync()).Words.ShouldContain($"About 95% of {Story.Company.Below(head).Count(audience.Contains)} people have answered.");

        await Story.PassAsync(TimeSpan.FromSeconds(5));
        var answered = Story.Company.Below(head).Count(audience.Contains);
        (await hr.StatusAsync())["Answered"].ShouldBe(answered);
        (await hr.AgainAsync(preview)).View["Answered"].ShouldBe(answered);
        (await hr.SayAsync("close linkedin-ai")).Words.ShouldContain("linkedin-ai is closed");
        await Story.StepAsync();
        (await hr.ReportsAsync())[^1].Title.ShouldBe("Closed: linkedin-ai");
    }

    [Fact]
    public async Task A_stop_in_the_middle_of_sending_loses_nothing()
    {
        var hr = Story.Hr();
        var audience = Story.Company.MembersOf("Recruiters");
        var preview = await hr.PreviewAsync("Recruiters");
        await hr.PressAsync(preview, "sendNow");
        await Story.FaultsAsync(new { latencyMs = 100, dropAfter = 0.2, dropBefore = 0.1, operation = "connector.send" });
        await Story.RunAsync<Campaigns.QueueNotices>();
        var sending = Story.RunAsync<Delivery.DispatchDeliveries>();

        await Story.StopServiceAsync();
        await Record.ExceptionAsync(() => sending);
        await Story.StartServiceAsync();
        await Story.FaultsAsync(new { });
        await Story.SettleAsync();

        foreach (var person in audience)
            (await Story.Employee(person).NoticesAsync()).ShouldNotBeEmpty();
        var status = await hr.StatusAsync();
        status["Delivered"].ShouldBe(audience.Count);
        (await hr.AgainAsync(preview)).View.Title.ShouldBe("Sent: linkedin-ai");
    }
}
