using Shouldly;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Sqlite;
using Xunit;

namespace TeamsOptOutBot.Tests.Storage;

/// <summary>Presses go first, and bulk work is not starved by them.</summary>
public sealed class SqliteJobQueueTests
{
    private readonly SqliteJobQueue _queue = new();

    [Fact]
    public void A_press_goes_before_bulk_work_that_came_earlier()
    {
        var bulk = Add(WriteUrgency.Bulk);
        var press = Add(WriteUrgency.SomebodyWaits);

        Group(TimeSpan.Zero).ShouldBe([press, bulk]);
    }

    [Fact]
    public void A_group_that_took_its_time_leaves_further_bulk_work_to_the_next()
    {
        var first = Add(WriteUrgency.Bulk);
        Add(WriteUrgency.Bulk);

        Group(TimeSpan.FromMilliseconds(50)).ShouldBe([first]);
    }

    [Fact]
    public void Bulk_work_gets_a_turn_in_a_group_full_of_presses()
    {
        var presses = Enumerable.Range(0, SqliteJobQueue.GroupLimit + 10).Select(_ => Add(WriteUrgency.SomebodyWaits)).ToList();
        var bulk = Add(WriteUrgency.Bulk);

        Group(TimeSpan.Zero).ShouldBe([.. presses.Take(SqliteJobQueue.GroupLimit), bulk]);
        Group(TimeSpan.Zero).ShouldBe(presses.Skip(SqliteJobQueue.GroupLimit));
    }

    [Fact]
    public async Task After_the_end_what_waits_is_still_handed_out_and_nothing_is_taken()
    {
        var last = Add(WriteUrgency.Bulk);
        _queue.Complete();

        _queue.TryAdd(NewJob(), WriteUrgency.SomebodyWaits).ShouldBeFalse();
        (await _queue.WaitAsync()).ShouldBeTrue();
        Group(TimeSpan.Zero).ShouldBe([last]);
        (await _queue.WaitAsync()).ShouldBeFalse();
    }

    private SqliteJob<bool> Add(WriteUrgency urgency)
    {
        var job = NewJob();
        _queue.TryAdd(job, urgency).ShouldBeTrue();
        return job;
    }

    private List<SqliteJob> Group(TimeSpan elapsed)
    {
        var group = new List<SqliteJob>();
        while (_queue.TryTake(group.Count, elapsed, out var job))
            group.Add(job);
        return group;
    }

    private static SqliteJob<bool> NewJob() => new(_ => Task.FromResult(true), CancellationToken.None);
}
