using TeamsOptOutBot.Scenarios.Drivers;
using TeamsOptOutBot.Scenarios.Harness;
using Colleague = TeamsOptOutBot.Simulator.Directory.Person;

namespace TeamsOptOutBot.Scenarios;

/// <summary>The number for a manager's own people, by profile and size of the team.</summary>
public class ManagerStories : StoryTests
{
    [Fact]
    public async Task A_standard_team_is_counted_exactly_and_the_number_is_kept_for_an_hour()
    {
        var (manager, team) = await TeamAsync("GB", 8, answered: 3);

        (await manager.StatusAsync()).Words.ShouldContain("3 of 8 people have answered.");
        await Story.Employee(team[4]).AnswerAsync("done");
        (await manager.StatusAsync()).Words.ShouldContain("3 of 8 people have answered.");
        Story.Clock.Advance(TimeSpan.FromMinutes(61));
        (await manager.StatusAsync()).Words.ShouldContain("4 of 8 people have answered.");
    }

    [Fact]
    public async Task A_strict_team_is_told_in_words()
    {
        var (manager, team) = await TeamAsync("DE", 8, answered: 4);

        var words = (await manager.StatusAsync()).Words;

        words.ShouldContain("About half of your 8 people have answered.");
        team.ShouldAllBe(person => !words.Contains(person.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_small_team_gets_the_larger_unit_and_a_nudge_that_tells_nothing()
    {
        var team = Story.Company.From("GB", 12);
        var (boss, lead) = (Story.Company.From("CA", 1)[0], Story.Company.From("US", 1)[0]);
        Story.Company.PutUnder(boss, team.Skip(3).Append(lead));
        Story.Company.PutUnder(lead, team.Take(3));
        Story.Company.Group("Pilot", team);
        await Story.Hr().SendAsync("Pilot");
        await Story.Employee(team[0]).AnswerAsync("done");
        var manager = Story.Manager(lead);

        var status = await manager.StatusAsync();
        status.Words.ShouldContain("Too few to show without pointing at someone.");
        (await manager.PressAsync(status, "nudge")).Sentence!.ShouldStartWith("Done. Whoever of your people has not answered gets a reminder.");
        await Story.StepAsync();
        (await manager.PressAsync(status, "nudge")).Sentence!.ShouldStartWith("You have sent this reminder within the last day.");

        (await Story.Employee(team[0]).RemindersAsync()).ShouldBeEmpty();
        (await Story.Employee(team[1]).RemindersAsync()).Count.ShouldBe(1);
        (await Story.Employee(team[5]).RemindersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_manager_of_nobody_is_told_so()
    {
        var (_, team) = await TeamAsync("GB", 5, answered: 0);

        (await Story.Manager(team[0]).StatusAsync()).Words.ShouldContain("None of your people is asked");
    }

    private async Task<(ManagerDriver Manager, IReadOnlyList<Colleague> Team)> TeamAsync(string country, int size, int answered)
    {
        var team = Story.Company.From(country, size);
        var manager = Story.Company.From("US", 1)[0];
        Story.Company.PutUnder(manager, team);
        Story.Company.Group("Pilot", team);
        await Story.Hr().SendAsync("Pilot");
        foreach (var person in team.Take(answered))
            await Story.Employee(person).AnswerAsync("done");
        return (Story.Manager(manager), team);
    }
}
