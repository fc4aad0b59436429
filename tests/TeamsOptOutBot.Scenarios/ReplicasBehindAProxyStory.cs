using TeamsOptOutBot.Scenarios.Drivers;
using TeamsOptOutBot.Scenarios.Harness;
using TeamsOptOutBot.Storage.Leases;
using Microsoft.EntityFrameworkCore;
using System.Globalization;

namespace TeamsOptOutBot.Scenarios;

/// <summary>Three replicas as processes on one PostgreSQL behind a reverse proxy, from HR's command to the report, while one is killed.</summary>
public sealed class ReplicasBehindAProxyStory
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_whole_story_goes_on_while_one_of_three_is_killed_and_nobody_is_lost()
    {
        var (story, replicas) = await Story.BeginWithReplicasAsync(3, new KeyValuePair<string, string>("Delivery__RequestsPerSecond", "6"));
        await using var _ = story;
        var balancer = await story.PutBalancerBeforeAsync(replicas);
        var people = story.Company.Group("Pilot", 40).Select(story.Employee).ToList();
        var hr = story.Hr();
        await hr.SayAsync("help");
        await hr.PressAsync(await hr.PreviewAsync("Pilot"), "sendNow");

        // Whoever has the notice answers at once, but for every fourth; the replica that sends dies in the middle.
        var pressing = people.Where((_, number) => number % 4 != 0).Select(person => AnswerAsync(story, person)).ToList();
        await story.WaitAsync(Patience, "some answers", async () => await AnswersAsync(story) >= 5);
        var killed = await DispatchingAsync(story, replicas);
        await killed.KillAsync();
        await Task.WhenAll(pressing);

        await story.WaitAsync(Patience, "the report", async () => (await hr.ReportsAsync()).Count > 0);
        (await hr.ReportsAsync())[0]["Delivered"].ShouldBe(40);
        var status = await hr.StatusAsync();
        (status["Audience"], status["Delivered"], status["Answered"], status["Not answered yet"]).ShouldBe((40, 40, 30, 10));
        foreach (var person in people)
            (await person.NoticesAsync()).Count.ShouldBeInRange(1, 2, "A second copy only of what was in flight at the kill.");

        (await hr.SayAsync("remind linkedin-ai")).Words.ShouldContain("10");
        await story.WaitAsync(Patience, "the reminders", async () => (await Task.WhenAll(people.Where((_, number) => number % 4 == 0).Select(person => person.NoticesAsync()))).All(copies => copies.Count >= 2));
        await AnswerAsync(story, people[0]);
        (await hr.SayAsync("close linkedin-ai")).Words.ShouldContain("linkedin-ai is closed");
        await story.WaitAsync(Patience, "the last report", async () => (await hr.ReportsAsync())[^1].Title == "Closed: linkedin-ai");
        (await hr.ReportsAsync())[^1]["Answered"].ShouldBe(31);
        (await AnswersAsync(story)).ShouldBe(31 + await PressedTwiceAsync(story));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{balancer.Lost} requests died with the replica."));

        foreach (var replica in replicas)
            await replica.DisposeAsync();
        await EndOfStory.CheckAsync(story, []);
    }

    /// <summary>As people do: wait for the notice, press, and press again where Teams says that something went wrong.</summary>
    private static async Task AnswerAsync(Story story, EmployeeDriver person)
    {
        await story.WaitAsync(Patience, "a notice", async () => (await person.NoticesAsync()).Count > 0);
        await story.WaitAsync(Patience, "an answer to a press", async () =>
        {
            var notice = (await person.NoticesAsync())[^1];
            return notice.View.Title.StartsWith("Answered: ", StringComparison.Ordinal) || (await person.PressRawAsync(new { messageId = notice.Id.ToString(CultureInfo.InvariantCulture), verb = "done" })).Status == 200;
        });
    }

    private static Task<int> AnswersAsync(Story story) => story.ReadAsync((database, token) => database.Acknowledgements.CountAsync(token));

    /// <summary>A press whose answer died with the replica was recorded, and so may be the second one of the same person.</summary>
    private static Task<int> PressedTwiceAsync(Story story) =>
        story.ReadAsync(async (database, token) => await database.Acknowledgements.CountAsync(token) - await database.Acknowledgements.Select(a => a.PersonId).Distinct().CountAsync(token));

    private static async Task<Replica> DispatchingAsync(Story story, IReadOnlyList<Replica> replicas)
    {
        Replica? found = null;
        await story.WaitAsync(Patience, "a dispatcher", async () =>
        {
            var owner = await story.ReadAsync((database, token) => database.Leases.Where(l => l.Name == LeaseNames.Dispatch).Select(l => l.Owner).FirstOrDefaultAsync(token));
            return owner is { Length: > 0 } && (found = replicas.FirstOrDefault(r => r.Pid == int.Parse(owner.Split('/')[1], CultureInfo.InvariantCulture))) is not null;
        });
        return found!;
    }
}
