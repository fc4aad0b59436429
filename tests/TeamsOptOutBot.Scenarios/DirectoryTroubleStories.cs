using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>Microsoft Graph says 403 in the middle: nothing is lost, and IT reads what is missing.</summary>
public class DirectoryTroubleStories : StoryTests
{
    private const string Sentence = "I can't read Recruiters any more; IT has been told; nothing is lost.";

    [Fact]
    public async Task Refused_while_reading_the_members_the_preview_comes_by_itself_when_the_right_is_back()
    {
        ExpectedErrors.Add("Grant the application permission");
        var hr = Story.Hr();
        await hr.SayAsync("help");
        await RefuseAsync("graph.transitiveMembers");

        var refused = await hr.SayAsync("start linkedin-ai to Recruiters");

        refused.Words.ShouldContain(Sentence);
        await Story.StepAsync();
        (await hr.FromBotAsync())[^1].Id.ShouldBe(refused.Id, "HR is told once.");
        var health = await Story.HealthAsync();
        health.ShouldContain("troubled");
        health.ShouldContain("Grant the application permission Group");
        Story.Log.Errors.ShouldContain(line => line.Contains("Grant the application permission Group", StringComparison.Ordinal));
        await Story.FaultsAsync(new { });
        await Story.StepAsync();
        (await hr.NextAsync(refused.Id)).View.Title.ShouldStartWith("Preview: ");
        (await Story.HealthAsync()).ShouldContain("\"troubles\":[]");
    }

    [Fact]
    public async Task Refused_while_looking_the_group_up_HR_reads_it_and_can_start_when_the_right_is_back()
    {
        ExpectedErrors.Add("Grant the application permission");
        var hr = Story.Hr();
        await hr.SayAsync("help");
        await RefuseAsync("graph.groups");

        (await hr.SayAsync("start linkedin-ai to Recruiters")).Words.ShouldContain(Sentence);

        (await Story.HealthAsync()).ShouldContain("Grant the application permission Group");
        await Story.FaultsAsync(new { });
        await hr.PreviewAsync("Recruiters");
        (await Story.HealthAsync()).ShouldContain("\"troubles\":[]");
    }

    private Task RefuseAsync(string operation) => Story.FaultsAsync(new { errors = new Dictionary<string, double> { ["403"] = 1 }, operation });
}
