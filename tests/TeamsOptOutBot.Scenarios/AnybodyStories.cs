using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>What anybody may ask, and who is refused what.</summary>
public class AnybodyStories : StoryTests
{
    [Fact]
    public async Task Anybody_may_verify_a_notice_read_it_and_see_what_is_stored()
    {
        var person = Story.Company.Group("Pilot", 2)[0];
        var employee = Story.Employee(person);
        var stranger = Story.Employee(Story.Company.Employees().Last());
        await Story.Hr().SendAsync("Pilot");

        var verified = await stranger.SayAsync("verify linkedin-ai");
        verified.Words.ShouldContain("Yes, this notice is real");
        verified.Words.ShouldContain(Story.Hr().Person.Name);
        (await stranger.SayAsync("verify linkedin-free-premium")).Words.ShouldContain("No notice of that name is running here");
        (await employee.SayAsync("my data")).Words.ShouldContain(person.Mail);
        (await stranger.SayAsync("notice")).Words.ShouldContain("Since 3 November 2025 LinkedIn");
        (await stranger.SayAsync("help")).Words.ShouldContain("my data");
        var unknown = await stranger.SayAsync("verfy linkedin-ai");
        unknown.Words.ShouldContain("Did you mean one of these?");
        unknown.Words.ShouldContain("verify");
    }

    [Fact]
    public async Task Commands_of_HR_are_refused_to_everybody_else_with_who_may()
    {
        Story.Company.Group("Pilot", 2);
        await Story.Hr().SendAsync("Pilot");
        var employee = Story.Employee(Story.Company.Employees().Last());

        foreach (var command in new[] { "start linkedin-ai to Pilot", "campaigns", "remind linkedin-ai", "close linkedin-ai", "templates" })
            (await employee.SayAsync(command)).Words.ShouldContain("Only members of the group HR can do this.", customMessage: command);

        (await Story.Hr().SayAsync("help")).Words.ShouldContain("start linkedin-ai to");
        (await Story.Hr().SayAsync("templates")).Words.ShouldContain("linkedin-ai");
        (await Story.Hr().StatusAsync()).Text.ShouldContain("Running");
    }
}
