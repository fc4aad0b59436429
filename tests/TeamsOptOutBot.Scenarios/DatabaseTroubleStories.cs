using Microsoft.Data.Sqlite;
using TeamsOptOutBot.Scenarios.Drivers;
using TeamsOptOutBot.Scenarios.Harness;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Sql;
using TeamsOptOutBot.Storage.Sqlite;

namespace TeamsOptOutBot.Scenarios;

/// <summary>The SQLite file takes no writes for a while: who writes or presses reads so, IT reads why, and nothing that is there is lost.</summary>
public sealed class DatabaseTroubleStories : StoryTests
{
    private const string Sentence = "Nothing was changed, and nothing that was answered is lost.";

    [Fact]
    public async Task A_read_only_file_records_nothing_says_so_and_goes_on_when_it_is_writable()
    {
        ExpectedErrors.AddRange(["The turn of an activity", "The database did not answer"]);
        var (hr, person, other) = await SentAsync();
        await person.AnswerAsync("done");
        await PragmaAsync("query_only = ON");

        var refused = await other.AnswerAsync("done");

        (refused.InnerStatus, refused.Sentence).ShouldBe((500, "Something went wrong on our side. Nothing was recorded. Please press again."));

        // The writer begins anew after each failure, so the file is made read-only again.
        await PragmaAsync("query_only = ON");
        (await hr.SayAsync("remind linkedin-ai")).Words.ShouldContain(Sentence);
        (await hr.StatusAsync())["Answered"].ShouldBe(1);
        await PragmaAsync("query_only = ON");
        await ShouldBeTroubledAsync();
        await PragmaAsync("query_only = OFF");
        (await other.AnswerAsync("done")).InnerStatus.ShouldBe(200);
        await ShouldBeWellAsync(hr, answered: 2);
    }

    [Fact]
    public async Task A_full_disk_refuses_what_does_not_fit_and_keeps_what_is_there()
    {
        ExpectedErrors.AddRange(["The turn of an activity", "The database did not answer"]);
        var (hr, person, other) = await SentAsync();
        await person.AnswerAsync("done");
        var pages = await Story.Service.Get<ISqlWriter>().RunAsync((sql, token) => sql.FirstAsync("PRAGMA page_count", row => row.GetInt64(0), token), WriteUrgency.Bulk, CancellationToken.None);
        Story.Company.Group("Everybody", 150);
        await PragmaAsync($"max_page_count = {pages}");

        (await hr.SayAsync("start linkedin-ai to Everybody")).Words.ShouldContain(Sentence);

        await PragmaAsync("max_page_count = 1073741823");
        (await hr.StatusAsync())["Answered"].ShouldBe(1);
        (await other.AnswerAsync("done")).InnerStatus.ShouldBe(200);
        await hr.PreviewAsync("Everybody");
        await ShouldBeWellAsync(hr, answered: 2);
    }

    [Fact]
    public async Task A_file_that_another_program_has_locked_is_waited_for()
    {
        var (hr, person, _) = await SentAsync();
        await using var other = new SqliteConnection(Story.Service.Get<SqliteFile>().WriteConnection);
        await other.OpenAsync();
        await using (var held = other.BeginTransaction(deferred: false))
        {
            var press = person.AnswerAsync("done");
            await ShouldBeTroubledAsync();
            press.IsCompleted.ShouldBeFalse();
            await held.RollbackAsync();
            (await press).InnerStatus.ShouldBe(200);
        }

        await ShouldBeWellAsync(hr, answered: 1);
    }

    private async Task<(HrDriver Hr, EmployeeDriver Person, EmployeeDriver Other)> SentAsync()
    {
        var people = Story.Company.Group("Pilot", 3);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot");
        return (hr, Story.Employee(people[0]), Story.Employee(people[1]));
    }

    private Task<int> PragmaAsync(string setting) =>
        Story.Service.Get<ISqlWriter>().RunAsync((sql, token) => sql.ExecuteAsync($"PRAGMA {setting}", token), WriteUrgency.Bulk, CancellationToken.None);

    private async Task ShouldBeTroubledAsync()
    {
        Story.Clock.Advance(TimeSpan.FromSeconds(10));
        var health = await Story.HealthAsync();
        health.ShouldContain("takes no writes");
        health.ShouldContain("Free disk space");
    }

    private async Task ShouldBeWellAsync(HrDriver hr, int answered)
    {
        Story.Clock.Advance(TimeSpan.FromSeconds(10));
        (await Story.HealthAsync()).ShouldContain("\"troubles\":[]");
        await Story.SettleAsync();
        (await hr.StatusAsync())["Answered"].ShouldBe(answered);
    }
}
