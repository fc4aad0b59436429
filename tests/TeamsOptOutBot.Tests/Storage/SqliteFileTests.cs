using Microsoft.Data.Sqlite;
using Shouldly;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Sqlite;
using Xunit;

namespace TeamsOptOutBot.Tests.Storage;

/// <summary>A database that cannot be used stops the start, with a sentence that says what mends it.</summary>
public sealed class SqliteFileTests
{
    [Fact]
    public async Task A_second_process_on_the_same_folder_is_refused()
    {
        await using var folder = await SqliteFolder.CreateAsync();
        using var second = new SqliteFile(folder.Path);

        Should.Throw<StorageException>(second.Take).Message.ShouldBe(
            $"Another process already uses the database in {folder.Path}. Stop it first, or set Storage:Folder to another folder. (SQLite serves one process; several replicas need PostgreSQL.)");
    }

    [Fact]
    public async Task The_folder_is_free_again_when_the_process_has_ended()
    {
        await using var folder = await SqliteFolder.CreateAsync();
        folder.File.Dispose();
        using var next = new SqliteFile(folder.Path);

        Should.NotThrow(next.Take);
    }

    [Fact]
    public async Task A_folder_that_is_a_file_is_refused_with_its_path()
    {
        await using var folder = await SqliteFolder.CreateAsync();
        var place = Path.Combine(folder.Path, "taken");
        await File.WriteAllTextAsync(place, "a file");
        using var file = new SqliteFile(place);

        var message = Should.Throw<StorageException>(file.Take).Message;

        message.ShouldStartWith($"The data folder {place} cannot be used: ");
        message.ShouldEndWith(" Set Storage:Folder to a folder on this machine's own disk.");
    }

    [Fact]
    public void A_folder_that_nobody_may_write_is_refused_with_its_path()
    {
        // Also the superuser, who may write everywhere else, makes no folder here.
        var place = OperatingSystem.IsLinux() ? "/proc/storage" : Path.Combine(Environment.SystemDirectory, "storage");
        using var file = new SqliteFile(place);

        Should.Throw<StorageException>(file.Take).Message.ShouldStartWith($"The data folder {place} cannot be ");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_not_overwritten()
    {
        await using var folder = new SqliteFolder();
        var garbage = new string('x', 4096);
        await File.WriteAllTextAsync(folder.File.Path, garbage);

        var refused = await Should.ThrowAsync<StorageException>(new SqliteDatabase(folder.File).PrepareAsync(CancellationToken.None));

        refused.Message.ShouldStartWith($"The database {folder.File.Path} cannot be opened: ");
        refused.Message.ShouldEndWith(" Restore it from a backup, or move it away to start empty.");
        (await File.ReadAllTextAsync(folder.File.Path)).ShouldBe(garbage);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await using var folder = await SqliteFolder.CreateAsync();
        await ExecuteAsync(folder, """INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_FromTheFuture', '99.0')""");

        var refused = await Should.ThrowAsync<StorageException>(PrepareAgainAsync(folder));

        refused.Message.ShouldBe("The database was written by a newer version of this service (migration 29990101000000_FromTheFuture). Start that version, or restore a backup made before it.");
        await using var connection = new SqliteConnection(folder.File.ReadConnection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT count(*) FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '2999%'""";
        (await command.ExecuteScalarAsync()).ShouldBe(1L);
    }

    [Fact]
    public async Task A_database_of_this_version_is_taken_as_it_is()
    {
        await using var folder = await SqliteFolder.CreateAsync();

        await Should.NotThrowAsync(PrepareAgainAsync(folder));
    }

    private static async Task PrepareAgainAsync(SqliteFolder folder)
    {
        folder.File.Dispose();
        using var again = new SqliteFile(folder.Path);
        await new SqliteDatabase(again).PrepareAsync(CancellationToken.None);
    }

    private static async Task ExecuteAsync(SqliteFolder folder, string sql)
    {
        await using var connection = new SqliteConnection(folder.File.WriteConnection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
