using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Sqlite;
using Xunit;

namespace TeamsOptOutBot.Tests.Storage;

/// <summary>The one writer: grouped, in order, durable, and a failure stays alone.</summary>
public sealed class SqliteWriterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_failing_write_is_rolled_back_alone_and_the_others_of_its_group_are_kept()
    {
        await using var folder = await SqliteFolder.CreateAsync();
        var gate = new TaskCompletionSource();
        var first = folder.Writer.WriteAsync(async (database, token) => { await gate.Task; await AddAsync(database, "first", token); }, CancellationToken.None);
        var good = Enumerable.Range(0, 20).Select(n => folder.Writer.WriteAsync((database, token) => AddAsync(database, $"good {n}", token), CancellationToken.None)).ToList();
        var failing = folder.Writer.WriteAsync(
            async (database, token) =>
            {
                await AddAsync(database, "half", token);
                throw new InvalidOperationException("on purpose");
            },
            CancellationToken.None);
        var last = folder.Writer.WriteAsync((database, token) => AddAsync(database, "last", token), CancellationToken.None);
        gate.SetResult();

        (await Should.ThrowAsync<InvalidOperationException>(failing)).Message.ShouldBe("on purpose");
        await Task.WhenAll([first, last, .. good]);

        var names = await NamesAsync(folder.Reader);
        names.Count.ShouldBe(22);
        names.ShouldNotContain("half");
        names.ShouldContain("last");
    }

    [Fact]
    public async Task A_write_that_breaks_a_rule_of_the_database_fails_alone()
    {
        await using var folder = await SqliteFolder.CreateAsync();
        var id = Guid.NewGuid();
        var gate = new TaskCompletionSource();
        var one = folder.Writer.WriteAsync(async (database, token) => { await gate.Task; await AddAsync(database, "one", token, id); }, CancellationToken.None);
        var same = folder.Writer.WriteAsync((database, token) => AddAsync(database, "same", token, id), CancellationToken.None);
        var other = folder.Writer.WriteAsync((database, token) => AddAsync(database, "other", token), CancellationToken.None);
        gate.SetResult();

        await Should.ThrowAsync<DbUpdateException>(same);
        await Task.WhenAll(one, other);

        (await NamesAsync(folder.Reader)).Order(StringComparer.Ordinal).ShouldBe(["one", "other"]);
    }

    [Fact]
    public async Task Writes_are_done_in_the_order_in_which_they_came()
    {
        await using var folder = await SqliteFolder.CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 600).Select(n => folder.Writer.WriteAsync((database, token) => AddAsync(database, $"{n:000}", token), CancellationToken.None)));

        (await NamesAsync(folder.Reader)).ShouldBe(Enumerable.Range(0, 600).Select(n => $"{n:000}"));
    }

    [Fact]
    public async Task A_later_write_sees_what_an_earlier_one_of_its_group_wrote()
    {
        await using var folder = await SqliteFolder.CreateAsync();
        var gate = new TaskCompletionSource();
        var first = folder.Writer.WriteAsync(async (database, token) => { await gate.Task; await AddAsync(database, "first", token); }, CancellationToken.None);
        var seen = folder.Writer.WriteAsync((database, token) => database.People.CountAsync(token), CancellationToken.None);
        gate.SetResult();
        await first;

        (await seen).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_answered_is_durable_before_anything_else_is_written()
    {
        await using var folder = await SqliteFolder.CreateAsync();

        await folder.Writer.WriteAsync((database, token) => AddAsync(database, "kept", token), CancellationToken.None);

        // A connection of its own sees what is committed and nothing else; the full sync of each commit is a setting of the file's connection.
        await using var connection = new SqliteConnection(folder.File.ReadConnection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Name\" FROM people";
        (await command.ExecuteScalarAsync()).ShouldBe("kept");
        command.CommandText = "PRAGMA journal_mode";
        (await command.ExecuteScalarAsync()).ShouldBe("wal");
    }

    [Fact]
    public async Task A_write_that_was_given_up_before_its_turn_changes_nothing()
    {
        await using var folder = await SqliteFolder.CreateAsync();
        using var given = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        var first = folder.Writer.WriteAsync(async (database, token) => { await gate.Task; await AddAsync(database, "first", token); }, CancellationToken.None);
        var second = folder.Writer.WriteAsync((database, token) => AddAsync(database, "second", token), given.Token);
        await given.CancelAsync();
        gate.SetResult();

        await Should.ThrowAsync<OperationCanceledException>(second);
        await first;
        (await NamesAsync(folder.Reader)).ShouldBe(["first"]);
    }

    [Fact]
    public async Task At_the_stop_what_is_queued_is_written_and_what_comes_later_is_refused()
    {
        await using var folder = await SqliteFolder.CreateAsync();
        var queued = Enumerable.Range(0, 50).Select(n => folder.Writer.WriteAsync((database, token) => AddAsync(database, $"{n}", token), CancellationToken.None)).ToList();

        await folder.Writer.DisposeAsync();

        await Task.WhenAll(queued);
        (await NamesAsync(folder.Reader)).Count.ShouldBe(50);
        var late = folder.Writer.WriteAsync((database, token) => AddAsync(database, "late", token), CancellationToken.None);
        (await Should.ThrowAsync<StorageException>(late)).Message.ShouldBe("The service is stopping; nothing more is written.");
    }

    [Fact]
    public async Task Nobody_writes_through_the_reader()
    {
        await using var folder = await SqliteFolder.CreateAsync();
        await folder.Writer.WriteAsync((database, token) => AddAsync(database, "kept", token), CancellationToken.None);

        await Should.ThrowAsync<SqliteException>(folder.Reader.ReadAsync((database, token) => database.People.ExecuteDeleteAsync(token), CancellationToken.None));

        (await NamesAsync(folder.Reader)).ShouldBe(["kept"]);
    }

    private static async Task AddAsync(BotDbContext database, string name, CancellationToken cancellationToken, Guid? id = null)
    {
        database.People.Add(new Person { AadId = id ?? Guid.NewGuid(), Name = name, RefreshedAt = Now });
        await database.SaveChangesAsync(cancellationToken);
    }

    private static Task<List<string>> NamesAsync(SqliteReader reader) =>
        reader.ReadAsync((database, token) => database.People.OrderBy(p => p.Id).Select(p => p.Name).ToListAsync(token), CancellationToken.None);
}
