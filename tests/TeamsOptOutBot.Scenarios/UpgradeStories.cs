using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>A database as the first version left it, taken over by this one while a campaign runs.</summary>
public class UpgradeStories : StoryTests
{
    private const string First = "Initial";

    [Fact]
    public async Task A_campaign_that_ran_under_the_first_version_goes_on_with_every_answer_and_reminder()
    {
        var asked = Story.Company.Group("Pilot", 6).Select(Story.Employee).ToList();
        var hr = Story.Hr();
        await hr.SendAsync("Pilot", "due in 21 days");
        await asked[0].AnswerAsync("done");
        await asked[1].AnswerAsync("keptAsIs");
        await asked[1].PressAsync(await asked[1].NoticeAsync(), "change");
        await asked[1].AnswerAsync("done");
        var wantsHelp = await asked[2].NoticeAsync();
        await asked[2].PressAsync(wantsHelp, "more");
        await asked[2].PressAsync(wantsHelp, "help");
        await Story.PassAsync(TimeSpan.FromMinutes(1));
        var (totals, presses) = (await hr.StatusAsync(), await PressesAsync());
        await Story.StopServiceAsync();
        var now = await Story.Database.ColumnsAsync();

        await Story.Database.MigrateToAsync(First);
        (await Story.Database.ColumnsAsync()).ShouldNotBe(now, "The first version had another model.");
        await Story.StartServiceAsync();

        (await Story.Database.ColumnsAsync()).ShouldBe(now);
        (await hr.StatusAsync()).Text.ShouldBe(totals.Text);
        (await PressesAsync()).ShouldBe(presses);
        (await asked[0].PressAsync(await asked[0].NoticeAsync(), "view")).View.Text.ShouldContain("Recorded: I've opted out");
        (await asked[3].AnswerAsync("notApplicable")).View.Text.ShouldContain("Recorded: I don't use LinkedIn");

        // Through the day of the first reminder, so that it is working hours for everybody once.
        await Story.PassAsync(TimeSpan.FromDays(6));
        for (var hours = 0; hours < 120; hours += 4)
            await Story.PassAsync(TimeSpan.FromHours(4));
        foreach (var person in asked.Take(2).Append(asked[3]))
            (await person.RemindersAsync()).ShouldBeEmpty();
        foreach (var person in asked.Skip(4))
            (await person.RemindersAsync()).ShouldHaveSingleItem();
        (await hr.StatusAsync())["Answered"].ShouldBe(3);
        await hr.SayAsync("close linkedin-ai");
        await Story.StepAsync();
        (await hr.ReportsAsync())[^1].Title.ShouldBe("Closed: linkedin-ai");
    }

    /// <summary>What the chain of evidence is made of.</summary>
    private Task<List<string>> PressesAsync() => Story.ReadAsync((database, token) => database.Acknowledgements.OrderBy(a => a.Id)
        .Select(a => a.CampaignId + " " + a.PersonId + " " + a.Answer + " " + Convert.ToHexString(a.Commitment)).ToListAsync(token));
}
