using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Scenarios.Drivers;
using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>The employee's side: what they read, press and change.</summary>
public class EmployeeStories : StoryTests
{
    [Fact]
    public async Task The_notice_says_what_is_asked_and_leaves_the_choice()
    {
        var employee = await AskOneAsync("GB");

        var notice = (await employee.NoticeAsync()).View;

        notice.Title.ShouldBe("Action required — LinkedIn AI data setting");
        notice.Text.ShouldContain("Required: one answer. The setting itself is your choice.");
        notice.Text.ShouldContain("UK: LinkedIn also shares posts");
        notice.Text.ShouldContain("https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement");
        notice.Text.ShouldContain("You get this because you are in one of these groups: Pilot.");
        notice.Text.ShouldContain("Your privacy (standard profile)");
        notice.Text.ShouldContain("General information, not legal advice.");
        notice.Links.ShouldBe(["https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement"]);
        notice.Buttons.ShouldBe(["Open the setting", "I've opted out", "I'm keeping it on", "I don't use LinkedIn", "More…"]);
    }

    [Fact]
    public async Task One_press_replaces_the_card_a_second_counts_once_and_the_answer_can_be_changed()
    {
        var employee = await AskOneAsync("CA");
        var notice = await employee.NoticeAsync();

        (await employee.PressAsync(notice, "done")).View.Text.ShouldContain("Recorded: I've opted out");
        (await employee.AgainAsync(notice)).View.Title.ShouldBe("Answered: LinkedIn AI data setting");
        await employee.PressAsync(notice, "done");
        await ShouldHaveAsync(employee, answered: 1, presses: 1);
        (await employee.PressAsync(notice, "change")).View.Buttons.ShouldContain("I'm keeping it on");
        (await employee.PressAsync(notice, "keptAsIs")).View.Text.ShouldContain("Recorded: I'm keeping it on");
        await ShouldHaveAsync(employee, answered: 1, presses: 2);
        (await employee.SayAsync("my data")).Words.ShouldContain("I'm keeping it on");
    }

    [Fact]
    public async Task Two_presses_at_the_same_time_count_once()
    {
        var employee = await AskOneAsync("US");
        var notice = await employee.NoticeAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => employee.PressAsync(notice, "notApplicable")));

        await ShouldHaveAsync(employee, answered: 1, presses: 1);
    }

    [Fact]
    public async Task More_offers_help_and_a_silent_answer()
    {
        var employee = await AskOneAsync("DE");
        var notice = await employee.NoticeAsync();

        var more = (await employee.PressAsync(notice, "more")).View;
        more.Buttons.ShouldContain("Rather not say");
        var help = (await employee.PressAsync(notice, "help")).View;
        help.Links.ShouldContain(link => link.StartsWith("https://teams.microsoft.com/l/chat/", StringComparison.Ordinal));
        (await Story.Hr().StatusAsync())["Help wanted"].ShouldBe(1);
        await employee.PressAsync(notice, "back");
        await employee.PressAsync(notice, "more");
        (await employee.PressAsync(notice, "ratherNotSay")).View.Text.ShouldContain("Recorded: Rather not say");

        var status = await Story.Hr().StatusAsync();
        status["Help wanted"].ShouldBe(0);
        status["Answered"].ShouldBe(1);
    }

    [Fact]
    public async Task A_stranger_a_missing_a_foreign_and_a_closed_campaign_change_nothing_and_say_why()
    {
        var employee = await AskOneAsync("CH");
        var notice = await employee.NoticeAsync();
        var stranger = Story.Employee(Story.Company.Employees().First(p => p.Mail != employee.Mail));

        (await stranger.PressAsync(notice, "done")).Sentence!.ShouldStartWith("This notice was not sent to you");
        (await employee.PressAsync(notice, "done", data: new { version = 1 })).Sentence!.ShouldContain("does not say which notice");
        (await employee.PressAsync(notice, "done", data: new { campaign = 4711 })).Sentence!.ShouldStartWith("There is no such notice here.");
        await ShouldHaveAsync(employee, answered: 0, presses: 0);
        await Story.Hr().SayAsync("close linkedin-ai");
        (await employee.PressAsync(notice, "done")).View.Text.ShouldContain("Answers can no longer be given or changed.");
        await ShouldHaveAsync(employee, answered: 0, presses: 0);
    }

    [Fact]
    public async Task A_client_without_universal_actions_answers_by_Submit()
    {
        var employee = await AskOneAsync("FR");
        var notice = await employee.NoticeAsync();

        (await employee.PressRawAsync(new { messageId = notice.Id.ToString(), submit = true, data = notice.View.SubmitData("done") })).Status.ShouldBe(200);
        await Story.StepAsync();

        (await employee.AgainAsync(notice)).View.Title.ShouldBe("Answered: LinkedIn AI data setting");
        await ShouldHaveAsync(employee, answered: 1, presses: 1);
    }

    [Fact]
    public async Task The_stored_message_does_not_say_what_was_answered()
    {
        var employee = await AskOneAsync("HK");
        var notice = await employee.NoticeAsync();
        await employee.PressAsync(notice, "done");
        await Story.StepAsync();

        var sent = (await Story.GetAsync("/sim/log?last=200")).AsArray();

        sent.ShouldContain(entry => (string?)entry!["operation"] == "connector.update" && (string?)entry["person"] == employee.Mail && (int)entry["status"]! == 200);
        var stored = await Story.ReadAsync((database, token) => database.Cards.Where(c => c.Key!.StartsWith("answered/")).Select(c => c.Json).SingleAsync(token));
        stored.ShouldContain("Your answer is recorded.");
        stored.ShouldNotContain("I've opted out");
    }

    [Fact]
    public async Task Somebody_who_presses_a_hundred_times_a_minute_gets_a_calm_answer_and_nothing_is_lost()
    {
        const int Recorded = 60;
        var (employee, other) = (await AskOneAsync("US"), Story.Employee(Story.Company.From("GB", 1)[0]));
        var notice = await employee.NoticeAsync();

        // The buttons of the first copy, which a second device may still show.
        var data = new { campaign = await Story.ReadAsync((database, token) => database.Campaigns.Select(c => c.Id).SingleAsync(token)), version = 1 };
        Story.Clock.Advance(TimeSpan.FromMinutes(1));

        var answers = new List<PressAnswer>();
        for (var press = 0; press < 100; press++)
            answers.Add(await employee.PressAsync(notice, press % 2 == 0 ? "done" : "keptAsIs", data: data));

        answers.Take(Recorded).ShouldAllBe(answer => answer.View.Text.Contains("Recorded: ", StringComparison.Ordinal));
        answers.Skip(Recorded).ShouldAllBe(answer => answer.InnerStatus == 200 && answer.Sentence == "Those were very many presses within a minute. This one changed nothing; what was recorded before stands. Please press again in a minute.");
        await ShouldHaveAsync(employee, answered: 1, presses: Recorded);
        (await other.PressAsync(notice, "done", data: data)).Sentence!.ShouldStartWith("This notice was not sent to you");
        Story.Clock.Advance(TimeSpan.FromMinutes(1));
        (await employee.PressAsync(notice, "view", data: data)).View.Text.ShouldContain("Recorded: I'm keeping it on");
        (await employee.PressAsync(notice, "done", data: data)).View.Text.ShouldContain("Recorded: I've opted out");
        await ShouldHaveAsync(employee, answered: 1, presses: Recorded + 1);
    }

    [Fact]
    public async Task Somebody_who_writes_a_hundred_times_a_minute_is_answered_sixty_times_and_then_asked_once_to_wait()
    {
        var employee = Story.Employee(Story.Company.Employees().First());
        Story.Clock.Advance(TimeSpan.FromMinutes(1));

        for (var message = 0; message < 100; message++)
            (await employee.TellAsync("help")).ShouldBe(200);
        await Story.SettleAsync();

        var replies = await employee.FromBotAsync();
        replies.Count.ShouldBe(61);
        replies.Where(reply => reply.View.Title == "One moment, please").ShouldHaveSingleItem().Words.ShouldContain("Please write again in a minute.");
        Story.Clock.Advance(TimeSpan.FromMinutes(1));
        (await employee.SayAsync("help")).View.Title.ShouldNotBe("One moment, please");
    }

    private async Task<EmployeeDriver> AskOneAsync(string country)
    {
        var person = Story.Company.From(country, 1)[0];
        Story.Company.Group("Pilot", [person]);
        await Story.Hr().SendAsync("Pilot");
        return Story.Employee(person);
    }

    private async Task ShouldHaveAsync(EmployeeDriver employee, int answered, int presses)
    {
        (await Story.Hr().StatusAsync())["Answered"].ShouldBe(answered, employee.Person.Department);
        (await Story.ReadAsync((database, token) => database.Acknowledgements.CountAsync(token))).ShouldBe(presses);
    }
}
