using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>Each person reads their own language, also in what comes unasked.</summary>
public class LanguageStories : StoryTests
{
    [Fact]
    public async Task Author_and_recipients_each_read_their_own_language_from_command_to_report()
    {
        var people = Story.Company.Group("Pilot", 3);
        (people[0].Language, people[1].Language, people[2].Language) = ("sv-FI", "zh-CN", null);
        var hr = Story.Hr();
        hr.Person.Language = "sv-SE";

        var preview = await hr.SayAsync("start linkedin-ai to Pilot");
        (await hr.PressAsync(preview, "sendNow")).View.Title.ShouldStartWith(MarkedTexts.SwedishSign + "Sen");
        await Story.PassAsync(TimeSpan.FromSeconds(5));

        preview.View.Title.ShouldStartWith(MarkedTexts.SwedishSign + "Preview");
        (await hr.FromBotAsync()).ShouldAllBe(message => message.View.Title.StartsWith(MarkedTexts.SwedishSign, StringComparison.Ordinal));
        (await hr.FromBotAsync())[^1].View.Title.ShouldContain("Sending has ended");
        await ReadsAsync(people[0], MarkedTexts.SwedishSign);
        await ReadsAsync(people[1], "");
        await ReadsAsync(people[2], "");
    }

    private async Task ReadsAsync(Simulator.Directory.Person person, string sign)
    {
        var employee = Story.Employee(person);
        var notice = (await employee.FromBotAsync()).ShouldHaveSingleItem();

        notice.View.Title.ShouldBe(sign + "Action required — LinkedIn AI data setting");
        (await employee.PressAsync(notice, "more")).View.Text.ShouldContain(sign + "“Rather not say” counts as an answer.");
        (await employee.PressAsync(notice, "done")).View.Title.ShouldStartWith(sign + "Answered");
        (await employee.SayAsync("my data")).View.Title.ShouldBe(sign + "What is stored about you");
        (await employee.SayAsync("wibble")).View.Title.ShouldBe(sign + "I don't know that command");
    }
}
