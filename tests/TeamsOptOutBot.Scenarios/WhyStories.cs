using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Reports;
using TeamsOptOutBot.Scenarios.Harness;
using Colleague = TeamsOptOutBot.Simulator.Directory.Person;

namespace TeamsOptOutBot.Scenarios;

/// <summary>HR asks what happened to one person's notice, and what sending waits for.</summary>
public class WhyStories : StoryTests
{
    [Fact]
    public async Task Every_step_is_told_in_its_order_and_never_which_answer()
    {
        var people = Story.Company.Group("Pilot", 4);
        var person = Story.Employee(people[0]);
        await person.AppAsync("install");
        await FaultAsync(person.Person, "429");
        var hr = Story.Hr();
        await hr.SendAsync("Pilot");
        await FaultAsync(person.Person, "504");
        await Story.PassAsync(TimeSpan.FromSeconds(3));

        var waiting = await hr.SayAsync($"why {person.Mail}");

        InOrder(waiting.Words, "put in line to be sent", "Teams asked to wait", "no answer came back", "Next attempt: ", "Not answered.");
        await Story.FaultsAsync(new { });
        await Story.SettleAsync();
        await person.AnswerAsync("done");
        var answered = await hr.SayAsync($"why {person.Mail.ToUpperInvariant()}");
        InOrder(answered.Words, "put in line to be sent", "Teams asked to wait", "no answer came back", "Teams accepted the notice", "Answered.", "kept in the audit log");
        answered.Words.ShouldNotContain("opted out");
        answered.View.Title.ShouldBe($"What happened: {person.Person.Name}");
    }

    [Fact]
    public async Task Each_look_is_in_the_audit_with_who_looked()
    {
        var people = Story.Company.Group("Pilot", 3);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot");

        await hr.SayAsync($"why {people[1].Mail}");
        await hr.SayAsync($"why \"{people[1].Mail}\"");

        var looks = await Story.ReadAsync((database, token) => database.Audit.Where(a => a.Act == WhyPerson.Act)
            .Select(a => new { Looker = database.People.First(p => p.Id == a.PersonId).AadId, a.Details, a.CampaignId }).ToListAsync(token));
        var looked = await Story.ReadAsync((database, token) => database.People.Where(p => p.AadId == people[1].Id).Select(p => p.Id).SingleAsync(token));
        looks.Count.ShouldBe(2);
        looks.ShouldAllBe(look => look.Looker == hr.Person.Id && look.CampaignId != null && look.Details == $$"""{"recipient":{{looked}}}""");
    }

    [Fact]
    public async Task Who_is_not_known_or_not_told_apart_is_answered_with_a_way_on_and_only_HR_may_ask()
    {
        var people = Story.Company.Group("Pilot", 3);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot");
        await RenameAsync(people);

        (await hr.SayAsync("why nobody@contoso.com")).Words.ShouldContain("I know nobody called “nobody@contoso.com”");
        (await hr.SayAsync("why")).Words.ShouldContain("Say whose notice you mean: why");
        var several = await hr.SayAsync($"why {people[0].Name}");
        several.Words.ShouldContain("Several people are called");
        people.ShouldAllBe(person => several.Words.Contains($"why {person.Mail}", StringComparison.Ordinal));
        (await hr.SayAsync($"why {hr.Person.Name}")).Words.ShouldContain("No notice was meant for this person");
        (await Story.Employee(people[0]).SayAsync($"why {people[1].Mail}")).Words.ShouldContain("Only members of the group HR");
    }

    [Fact]
    public async Task Who_could_not_be_reached_is_told_with_what_helps_and_when_they_can_be_reached_again()
    {
        var people = Story.Company.Group("Pilot", 3);
        var person = Story.Employee(people[0]);
        await person.AppAsync("install");
        await person.AppAsync("block");
        var hr = Story.Hr();
        await hr.SendAsync("Pilot");
        InOrder((await hr.SayAsync($"why {person.Mail}")).Words, "put in line to be sent", "given up, because the app is blocked", "Not answered.");

        await person.AppAsync("unblock");
        await person.SayAsync("help");
        await Story.StepAsync();

        InOrder((await hr.SayAsync($"why {person.Mail}")).Words, "put in line to be sent", "given up, because the app is blocked", "can be reached again", "Teams accepted the notice");
    }

    [Fact]
    public async Task HRs_cards_say_what_sending_waits_for_and_stop_saying_it()
    {
        foreach (var person in Story.Company.Group("Pilot", 5))
            await Story.Employee(person).AppAsync("install");
        var hr = Story.Hr();
        var preview = await hr.PreviewAsync("Pilot");
        await hr.PressAsync(preview, "sendNow");
        await Story.FaultsAsync(new { errors = new Dictionary<string, double> { ["503"] = 1 }, retryAfterSeconds = 600, operation = "connector.send" });
        await Story.StepAsync();
        await Story.FaultsAsync(new { });

        var status = await hr.StatusAsync();

        status["Retrying"].ShouldBe(5);
        status["Teams or the directory had a problem"].ShouldBe(5);
        (await hr.AgainAsync(preview)).View["Teams or the directory had a problem"].ShouldBe(5);
        await Story.FaultsAsync(new { });
        await Story.SettleAsync();
        (await hr.StatusAsync()).Has("Teams or the directory had a problem").ShouldBeFalse();
        (await hr.AgainAsync(preview)).View.Has("Teams or the directory had a problem").ShouldBeFalse();
    }

    private Task FaultAsync(Colleague person, string status) =>
        Story.FaultsAsync(new { errors = new Dictionary<string, double> { [status] = 1 }, retryAfterSeconds = 2, person = person.Mail, operation = "connector.send" });

    /// <summary>As the next reading of the directory would.</summary>
    private Task<int> RenameAsync(IReadOnlyList<Colleague> people)
    {
        var ids = people.Select(p => p.Id).ToList();
        return Story.Service.Get<TeamsOptOutBot.Storage.IWriter>().WriteAsync(
            (database, token) => database.People.Where(p => ids.Contains(p.AadId)).ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, people[0].Name), token), CancellationToken.None);
    }

    private static void InOrder(string text, params string[] parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            found.ShouldBeGreaterThanOrEqualTo(0, $"“{part}” does not follow in:\n{text}");
            at = found + part.Length;
        }
    }
}
