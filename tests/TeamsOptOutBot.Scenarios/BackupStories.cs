using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Hosting;
using TeamsOptOutBot.Scenarios.Drivers;
using TeamsOptOutBot.Scenarios.Harness;
using TeamsOptOutBot.Storage.Sqlite;

namespace TeamsOptOutBot.Scenarios;

/// <summary>Backup and restore of the embedded database, with the program's own verbs.</summary>
public sealed class BackupStories : StoryTests
{
    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("teams-opt-out-backup-");

    private string Backup => Path.Combine(_place.FullName, "monday.db");

    private string DatabaseFile { get; set; } = "";

    [Fact]
    public async Task A_backup_of_the_running_service_comes_back_and_answers_given_after_it_are_carried_over()
    {
        var asked = await AskAsync(5);
        await asked[0].AnswerAsync("done");
        await asked[1].AnswerAsync("keptAsIs");
        (await RunAsync("backup", Backup)).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(0, r.Text), r => r.Text.ShouldContain("1 campaigns, 2 answers"));
        await asked[1].PressAsync(await asked[1].NoticeAsync(), "change");
        await asked[1].AnswerAsync("done");
        await asked[2].AnswerAsync("notApplicable");
        await Story.StepAsync();

        await Story.StopServiceAsync();
        var restored = await RunAsync("restore", Backup);
        await Story.StartServiceAsync();
        await Story.StepAsync();

        restored.Code.ShouldBe(0, restored.Text);
        restored.Text.ShouldContain("2 carried over, 0 not");
        (await Story.Hr().StatusAsync())["Answered"].ShouldBe(3);
        (await Story.ReadAsync((database, token) => database.Acknowledgements.CountAsync(token))).ShouldBe(4);
        (await asked[3].AnswerAsync("done")).View.Text.ShouldContain("Recorded: I've opted out");
        await Story.Hr().SayAsync("remind linkedin-ai");
        await Story.StepAsync();
        (await asked[2].NoticesAsync()).Count.ShouldBe(1, "Whoever has answered is not asked again.");
        (await asked[4].NoticesAsync()).Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Where_the_database_is_lost_the_backup_stands_in_and_who_answered_after_it_can_answer_again()
    {
        var asked = await AskAsync(3);
        await asked[0].AnswerAsync("done");
        await RunAsync("backup", Backup);
        await asked[1].AnswerAsync("done");
        await Story.StopServiceAsync();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(DatabaseFile)!, "*.db*"))
            File.Delete(file);

        var restored = await RunAsync("restore", Backup);
        await Story.StartServiceAsync();
        await Story.StepAsync();

        restored.Text.ShouldContain("1 campaigns, 1 answers");
        (await Story.Hr().StatusAsync())["Answered"].ShouldBe(1);
        await asked[1].PressAsync((await asked[1].NoticesAsync())[0], "done");
        (await Story.Hr().StatusAsync())["Answered"].ShouldBe(2);
    }

    [Fact]
    public async Task A_database_that_cannot_be_read_is_kept_and_said_to_be_lost()
    {
        await AskAsync(2);
        await RunAsync("backup", Backup);
        await Story.StopServiceAsync();
        SqliteConnection.ClearAllPools();
        foreach (var log in new[] { "-wal", "-shm" })
            File.Delete(DatabaseFile + log);
        await File.WriteAllTextAsync(DatabaseFile, new string('x', 8192));

        var restored = await RunAsync("restore", Backup);
        await Story.StartServiceAsync();

        restored.Code.ShouldBe(0, restored.Text);
        restored.Text.ShouldContain("answers given after the backup are missing");
        Directory.EnumerateFiles(Path.GetDirectoryName(DatabaseFile)!, "teams-opt-out-bot.db.2*").Select(File.ReadAllText).ShouldContain(new string('x', 8192));
    }

    [Fact]
    public async Task What_was_erased_after_the_backup_is_erased_again()
    {
        var asked = await AskAsync(3);
        await asked[0].AnswerAsync("done");
        await Story.Hr().SayAsync("close linkedin-ai");
        await RunAsync("backup", Backup);
        await Story.PassAsync(TimeSpan.FromDays(31));
        (await NamedRowsAsync()).ShouldBe(0);
        await Story.StopServiceAsync();

        (await RunAsync("restore", Backup)).Code.ShouldBe(0);
        await Story.StartServiceAsync();
        (await NamedRowsAsync()).ShouldBe(3);
        await Story.StepAsync();

        (await NamedRowsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Who_asked_to_be_erased_after_the_backup_is_erased_again()
    {
        var asked = await AskAsync(3);
        await asked[0].AnswerAsync("done");
        await RunAsync("backup", Backup);
        await asked[0].PressAsync(await asked[0].SayAsync("erase me"), "eraseMe");
        await Story.Hr().SayAsync("close linkedin-ai");
        await Story.StepAsync();
        (await KnownAsync(asked[0])).ShouldBeFalse();
        await Story.StopServiceAsync();

        (await RunAsync("restore", Backup)).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(0, r.Text), r => r.Text.ShouldContain("Requests for erasure asked again: 1."));
        await Story.StartServiceAsync();
        (await KnownAsync(asked[0])).ShouldBeTrue();
        await Story.Hr().SayAsync("close linkedin-ai");
        await Story.StepAsync();

        (await KnownAsync(asked[0])).ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_is_overwritten_and_nothing_foreign_damaged_or_newer_is_put_in_place()
    {
        await AskAsync(1);
        (await RunAsync("restore", Backup)).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(1), r => r.Text.ShouldContain("Another process already uses the database"));
        await RunAsync("backup", Backup);
        (await RunAsync("backup", Backup)).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(1), r => r.Text.ShouldContain("is there already and is not overwritten"));
        (await RunAsync("backup", Path.Combine(_place.FullName, "no-such-folder", "x.db"))).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(1), r => r.Text.ShouldContain("cannot be written"));
        (await RunAsync("backup")).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(2), r => r.Text.ShouldContain("Name the file: backup FILE."));
        await Story.StopServiceAsync();
        var before = await File.ReadAllBytesAsync(DatabaseFile);

        (await RunAsync("restore", Path.Combine(_place.FullName, "nothing.db"))).Text.ShouldContain("There is no file");
        await File.WriteAllTextAsync(Path.Combine(_place.FullName, "text.db"), "no database");
        (await RunAsync("restore", Path.Combine(_place.FullName, "text.db"))).Text.ShouldContain("cannot be read as a database");
        await AlterAsync("foreign.db", "DROP TABLE campaigns");
        (await RunAsync("restore", Path.Combine(_place.FullName, "foreign.db"))).Text.ShouldContain("is no database of this service");
        await AlterAsync("newer.db", "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231000000_Later', '10')");
        (await RunAsync("restore", Path.Combine(_place.FullName, "newer.db"))).Text.ShouldContain("written by a newer version of this service");

        (await File.ReadAllBytesAsync(DatabaseFile)).ShouldBe(before);
        await Story.StartServiceAsync();
    }

    private async Task<IReadOnlyList<EmployeeDriver>> AskAsync(int people)
    {
        DatabaseFile = Story.Service.Get<SqliteFile>().Path;
        var members = Story.Company.Group("Pilot", people);
        await Story.Hr().SendAsync("Pilot");
        await Story.StepAsync();
        return [.. members.Select(Story.Employee)];
    }

    private Task<bool> KnownAsync(EmployeeDriver person) => Story.ReadAsync((database, token) => database.People.AnyAsync(p => p.AadId == person.Person.Id, token));

    private Task<int> NamedRowsAsync() => Story.ReadAsync((database, token) => database.Recipients.CountAsync(token));

    private async Task AlterAsync(string name, string sql)
    {
        var path = Path.Combine(_place.FullName, name);
        File.Copy(Backup, path);
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<(int Code, string Text)> RunAsync(string verb, params string[] path)
    {
        if (!Story.IsRunning)
            SqliteConnection.ClearAllPools();
        var output = new StringWriter(CultureInfo.InvariantCulture);
        var arguments = path.Length == 0 ? path : [.. path, "--Storage:Folder", Path.GetDirectoryName(DatabaseFile)!];
        var code = await Verbs.Find([verb])!.RunAsync(arguments, output, output, CancellationToken.None);
        return (code, output.ToString());
    }
}
