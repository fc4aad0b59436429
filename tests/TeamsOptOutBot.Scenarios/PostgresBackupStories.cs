using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TeamsOptOutBot.Hosting;
using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>Backup and restore on PostgreSQL, with the commands of the runbook.</summary>
public sealed class PostgresBackupStories : StoryTests
{
    private readonly string _backup = Path.Combine(Path.GetTempPath(), $"teams-opt-out-{Guid.NewGuid():N}.dump");

    private protected override bool OnPostgres => true;

    [Fact]
    public async Task A_backup_comes_back_with_what_was_answered_after_it_and_who_asked_to_be_erased_is_erased_again()
    {
        Assert.SkipUnless(Tool("pg_dump") is not null, "needs pg_dump, which comes with PostgreSQL");
        var asked = Story.Company.Group("Pilot", 5).Select(Story.Employee).ToList();
        var hr = Story.Hr();
        await hr.SendAsync("Pilot");
        await asked[0].AnswerAsync("done");
        await asked[1].AnswerAsync("keptAsIs");
        var running = (PostgresStoryDatabase)Story.Database;
        await RunAsync("pg_dump", running.ConnectionString, "--format=custom", $"--file={_backup}");

        await asked[2].AnswerAsync("notApplicable");
        await asked[3].PressAsync(await asked[3].SayAsync("erase me"), "eraseMe");
        await Story.StepAsync();
        await Story.StopServiceAsync();
        await using var restored = await PostgresStoryDatabase.CreateEmptyAsync();
        await RunAsync("pg_restore", restored.ConnectionString, "--exit-on-error", "--no-owner", _backup);
        var carried = await CarryOverAsync(running.ConnectionString, restored.ConnectionString);
        Story.Settings["Storage:Postgres"] = restored.ConnectionString;
        await Story.StartServiceAsync();
        await Story.StepAsync();

        carried.Code.ShouldBe(0, carried.Text);
        carried.Text.ShouldContain("1 carried over, 0 not");
        carried.Text.ShouldContain("Requests for erasure asked again: 1.");
        (await hr.StatusAsync())["Answered"].ShouldBe(3);
        (await asked[4].AnswerAsync("done")).View.Text.ShouldContain("Recorded: I've opted out");
        await hr.SayAsync("remind linkedin-ai");
        await Story.StepAsync();
        (await asked[2].NoticesAsync()).Count.ShouldBe(1, "Whoever has answered is not asked again.");
        await hr.SayAsync("close linkedin-ai");
        await Story.StepAsync();
        (await Story.ReadAsync((database, token) => database.People.AnyAsync(p => p.AadId == asked[3].Person.Id, token))).ShouldBeFalse("The erasure was replayed.");
        (await hr.StatusAsync())["Audience"].ShouldBe(5);

        (await CarryOverAsync(restored.ConnectionString, restored.ConnectionString)).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(1), r => r.Text.ShouldContain("Both connection strings name the same database."));
        (await CarryOverAsync("nonsense", restored.ConnectionString)).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(1), r => r.Text.ShouldContain("Nothing was carried over"));
        await EndOfStory.CheckAsync(Story, []);
        await Story.StopServiceAsync();
        Story.Settings.Remove("Storage:Postgres");
        File.Delete(_backup);
    }

    private static async Task<(int Code, string Text)> CarryOverAsync(string before, string restored)
    {
        var output = new StringWriter(CultureInfo.InvariantCulture);
        var code = await Verbs.Find(["carry-over"])!.RunAsync([before, "--Storage:Postgres", restored], output, output, CancellationToken.None);
        return (code, output.ToString());
    }

    private static async Task RunAsync(string tool, string database, params string[] arguments)
    {
        var settings = new NpgsqlConnectionStringBuilder(database);
        var start = new ProcessStartInfo(Tool(tool)!, [.. arguments, $"--dbname=host={settings.Host} port={settings.Port.ToString(CultureInfo.InvariantCulture)} user={settings.Username} dbname={settings.Database}"]) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment["PGPASSWORD"] = settings.Password;
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, errors);
    }

    /// <summary>Where Debian puts it, newest first, or the path of the machine.</summary>
    private static string? Tool(string name)
    {
        var places = (Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")) : [])
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
        return places.Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists);
    }
}
