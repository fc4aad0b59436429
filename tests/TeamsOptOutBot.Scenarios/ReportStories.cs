using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>What HR is told, asked and unasked.</summary>
public class ReportStories : StoryTests
{
    [Fact]
    public async Task Reports_come_unasked_when_sending_ends_when_all_have_answered_and_at_the_due_date()
    {
        var people = Story.Company.Group("Pilot", 6);
        var hr = Story.Hr();
        var progress = await hr.SendAsync("Pilot");
        foreach (var person in people)
            await Story.Employee(person).AnswerAsync("done");
        await Story.PassAsync(TimeSpan.FromSeconds(5));

        (await hr.ReportsAsync()).Select(r => r.Title).ShouldBe(["Sending has ended: linkedin-ai", "All have answered: linkedin-ai"]);
        (await hr.ReportsAsync())[1].Text.ShouldContain("6 of 6 have answered. Answers are people's own statements; nobody checked them with LinkedIn.");
        (await hr.AgainAsync(progress)).View["Answered"].ShouldBe(6);
        await Story.PassAsync(TimeSpan.FromDays(22));
        (await hr.ReportsAsync())[^1].Title.ShouldBe("Due date reached: linkedin-ai");
        (await hr.ReportsAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_close_takes_back_what_was_not_sent_and_is_reported()
    {
        var people = Story.Company.Group("Pilot", 5);
        var hr = Story.Hr();
        var preview = await hr.PreviewAsync("Pilot");
        await hr.PressAsync(preview, "sendNow");
        (await hr.StatusAsync())["Pending"].ShouldBe(5);
        await Story.RunAsync<Campaigns.QueueNotices>();

        (await hr.SayAsync("close linkedin-ai")).Words.ShouldContain("what was not sent yet is taken back");
        await Story.PassAsync(TimeSpan.FromSeconds(5));

        foreach (var person in people)
            (await Story.Employee(person).FromBotAsync()).ShouldBeEmpty();
        (await hr.StatusAsync())["Recalled"].ShouldBe(5);
        (await hr.ReportsAsync()).ShouldHaveSingleItem().Title.ShouldBe("Closed: linkedin-ai");
        (await hr.SayAsync("close linkedin-ai")).Words.ShouldContain("linkedin-ai was closed on");
        (await hr.SayAsync("remind linkedin-ai")).Words.ShouldContain("linkedin-ai was closed on");
    }

    [Fact]
    public async Task In_a_channel_no_numbers_and_no_names_appear()
    {
        Story.Company.Group("Pilot", 3);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot");
        var before = await hr.LastIdAsync();

        (await hr.TellAsync("status linkedin-ai", "team")).ShouldBe(200);
        var answer = await hr.NextAsync(before);

        answer.View["Delivered"].ShouldBe(3);
        var inChannel = (await hr.ChatAsync("team")).Where(m => m.From == "bot").ShouldHaveSingleItem();
        inChannel.Text.ShouldBe("I have answered you in our personal chat: numbers and names do not belong in a channel.");
        inChannel.Card.ShouldBeNull();
    }

    [Fact]
    public async Task After_the_retention_days_named_rows_are_gone_and_the_chain_holds()
    {
        var people = Story.Company.Group("Pilot", 3);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot");
        await Story.Employee(people[0]).AnswerAsync("done");
        await hr.SayAsync("close linkedin-ai");
        await Story.StepAsync();

        await Story.PassAsync(TimeSpan.FromDays(31));

        (await Story.Employee(people[0]).SayAsync("my data")).Words.ShouldNotContain("linkedin-ai");
        (await hr.StatusAsync())["Answered"].ShouldBe(1);
    }
}
