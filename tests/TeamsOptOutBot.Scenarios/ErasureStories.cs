using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Scenarios.Drivers;
using TeamsOptOutBot.Scenarios.Harness;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Scenarios;

/// <summary><c>erase me</c>: what it says, what it waits for, and what is left. Books and evidence are checked at the end of every story.</summary>
public class ErasureStories : StoryTests
{
    [Fact]
    public async Task Whoever_asks_is_erased_at_once_where_no_notice_is_open_and_the_totals_stay()
    {
        var (hr, asked) = await AskAsync(4);
        await asked[0].AnswerAsync("done");
        await hr.SayAsync("close linkedin-ai");
        await Story.StepAsync();
        var totals = (await hr.StatusAsync()).Text;

        var card = await asked[0].SayAsync("erase me");

        card.View.Text.ShouldContain("Totals stay, and the sealed evidence, which does not name you.");
        card.View.Buttons.ShouldBe(["Erase"]);
        (await StoredAsync(asked[0])).ShouldBeTrue("Asking what it means erases nothing.");
        (await asked[0].PressAsync(card, "eraseMe")).View.Text.ShouldContain("Nothing is stored about you any more.");
        (await StoredAsync(asked[0])).ShouldBeFalse();
        (await hr.StatusAsync()).Text.ShouldBe(totals);
        (await asked[0].SayAsync("my data")).Words.ShouldNotContain(asked[0].Person.Mail);
        (await Story.ReadAsync((database, token) => database.Acknowledgements.CountAsync(a => a.Salt != null, token))).ShouldBe(0, "Without its salt the evidence leads nobody back.");
        (await StoredAsync(asked[1])).ShouldBeTrue();
    }

    [Fact]
    public async Task A_notice_that_is_open_keeps_whom_it_asks_until_it_closes_and_the_erasure_follows_by_itself()
    {
        var (hr, asked) = await AskAsync(3);
        await asked[0].AnswerAsync("done");
        var card = await asked[0].SayAsync("erase me");

        var waits = (await asked[0].PressAsync(card, "eraseMe")).View;

        waits.Text.ShouldContain("It waits until these have closed: linkedin-ai.");
        waits.Buttons.ShouldBeEmpty();
        (await asked[0].PressAsync(card, "eraseMe", data: new { })).View.Text.ShouldContain("It waits until these have closed: linkedin-ai.");
        (await RequestsAsync()).ShouldHaveSingleItem("Asking twice is asking once.").PersonId.ShouldNotBeNull();
        await Story.StepAsync();
        (await StoredAsync(asked[0])).ShouldBeTrue();
        (await hr.StatusAsync())["Answered"].ShouldBe(1);

        await hr.SayAsync("close linkedin-ai");
        await Story.StepAsync();

        (await StoredAsync(asked[0])).ShouldBeFalse();
        (await RequestsAsync()).ShouldHaveSingleItem().PersonId.ShouldBeNull();
        (await hr.StatusAsync())["Answered"].ShouldBe(1);
        await Story.PassAsync(TimeSpan.FromDays(31));
        (await Story.ReadAsync((database, token) => database.Recipients.CountAsync(token))).ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_above_a_recipient_waits_for_the_notice_too_and_somebody_unknown_reads_that_nothing_is_stored()
    {
        var manager = Story.Company.Employees().First(p => p.Reports.Count(r => r is { Enabled: true, Guest: false }) >= 2);
        Story.Company.Group("Pilot", manager.Reports.Where(r => r is { Enabled: true, Guest: false }));
        await Story.Hr().SendAsync("Pilot");

        var head = Story.Employee(manager);
        (await head.PressAsync(await head.SayAsync("erase me"), "eraseMe")).View.Text.ShouldContain("linkedin-ai");

        var stranger = Story.Employee(Story.Company.Employees().First(p => p.Manager != null && p.Reports.Count == 0 && p.Manager != manager));
        if (!await StoredAsync(stranger))
            (await stranger.SayAsync("erase me")).Words.ShouldContain("Nothing is stored about you.");
    }

    private async Task<(HrDriver Hr, IReadOnlyList<EmployeeDriver> Asked)> AskAsync(int people)
    {
        var members = Story.Company.Group("Pilot", people);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot");
        return (hr, [.. members.Select(Story.Employee)]);
    }

    private Task<bool> StoredAsync(EmployeeDriver person) => Story.ReadAsync(async (database, token) =>
        await database.People.AnyAsync(p => p.AadId == person.Person.Id || p.Mail == person.Mail, token));

    private Task<List<AuditEntry>> RequestsAsync() => Story.ReadAsync((database, token) => database.Audit.Where(a => a.Act == ErasureRequests.Asked).ToListAsync(token));
}
