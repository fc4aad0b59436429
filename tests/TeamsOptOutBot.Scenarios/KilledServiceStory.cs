using Microsoft.Extensions.Logging;
using TeamsOptOutBot.Scenarios.Drivers;
using TeamsOptOutBot.Scenarios.Harness;
using Colleague = TeamsOptOutBot.Simulator.Directory.Person;

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
        await EndAsync(story);
    }

    /// <summary>Exchange says nothing of a mail whose answer was lost, so it is sent again, under the id that it had.</summary>
    [Fact]
    public async Task A_kill_in_the_middle_of_mails_loses_nobody_and_doubles_at_most_what_was_in_flight()
    {
        const int Window = 2 * 4;
        await using var story = await Story.BeginWithProcessAsync();
        var hr = story.Hr();
        var people = story.Company.Group("Pilot", 12);
        await hr.SayAsync("help");
        var preview = await hr.PreviewAsync("Pilot", "via outlook");
        await story.FaultsAsync(new { latencyMs = 3000, operation = "graph.sendMail" });
        await hr.PressAsync(preview, "sendNow");
        await story.WaitAsync(TimeSpan.FromSeconds(30), "the first mails", async () => (await InboxesAsync(story, people)).Sum(inbox => inbox.Count) > 1);

        // Each mailbox gives a place every two seconds, and a request takes three.
        await story.ProcessAsync("kill");
        await story.FaultsAsync(new { });
        await story.ProcessAsync("start");
        await story.WaitAsync(TimeSpan.FromSeconds(60), "the report", async () => (await hr.ReportsAsync()).Count > 0);

        (await hr.ReportsAsync())[0]["Delivered"].ShouldBe(people.Count);
        var inboxes = await InboxesAsync(story, people);
        foreach (var inbox in inboxes)
        {
            inbox.Count.ShouldBeInRange(1, 2);
            inbox.Select(mail => mail.Key).Distinct().ShouldHaveSingleItem();
        }

        inboxes.Sum(inbox => inbox.Count - 1).ShouldBeLessThanOrEqualTo(Window);
        (await EndAsync(story)).ShouldContain(line => line.Contains("Sending goes on where it was interrupted", StringComparison.Ordinal));
    }

    private static Task<IReadOnlyList<InboxMail>[]> InboxesAsync(Story story, IReadOnlyList<Colleague> people) => Task.WhenAll(people.Select(person => story.Employee(person).InboxAsync()));

    /// <returns>What the service wrote.</returns>
    private static async Task<IReadOnlyList<string>> EndAsync(Story story)
    {
        await story.ProcessAsync("stop");
        var lines = await File.ReadAllLinesAsync(Path.Combine(story.Tenant.DataFolder, "bot.log"));
        foreach (var line in lines)
            story.Log.Log(LogLevel.Information, default, line, null, (text, _) => text);
        await EndOfStory.CheckAsync(story, []);
        return lines;
    }
}
