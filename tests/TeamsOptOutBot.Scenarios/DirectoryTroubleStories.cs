using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>Microsoft Graph says 403 in the middle: nothing is lost, and IT reads what is missing.</summary>
public sealed class DirectoryTroubleStories : StoryTests
{
    private const string Sentence = "I can't read Recruiters any more; IT has been told; nothing is lost.";

    [Theory]
    [InlineData("graph.groups")]
    [InlineData("graph.transitiveMembers")]
    public async Task HR_reads_it_IT_reads_the_remedy_and_the_preview_comes_by_itself(string operation)
    {
        ExpectedErrors.Add("Grant the application permission");
        var hr = Story.Hr();
        await hr.SayAsync("help");
        await Story.FaultsAsync(new { errors = new Dictionary<string, double> { ["403"] = 1 }, operation });

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
        (await Story.HealthAsync()).ShouldContain("healthy");
    }
}
