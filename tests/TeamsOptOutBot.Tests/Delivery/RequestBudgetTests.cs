using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using TeamsOptOutBot.Delivery.Rates;
using Xunit;

namespace TeamsOptOutBot.Tests.Delivery;

public sealed class RequestBudgetTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Over_a_minute_it_stays_just_under_the_limit_and_never_above_it_in_any_second()
    {
        using var budget = new RequestBudget(new(), _time);
        var taken = new List<long>();
        for (var millisecond = 0; millisecond < 60_000; millisecond++)
        {
            while (budget.TryTake(RequestPriority.Bulk))
                taken.Add(millisecond);
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        taken.Count.ShouldBeInRange(2920, 2976);
        for (var i = 50; i < taken.Count; i++)
            (taken[i] - taken[i - 50]).ShouldBeGreaterThanOrEqualTo(1025);
    }

    /// <summary>Teams counts when a request arrives, and one that was held up on the way arrives close to those behind it.</summary>
    [Property(MaxTest = 20)]
    public void However_late_within_the_slack_each_request_arrives_no_second_holds_more_than_the_limit(int seed)
    {
        using var budget = new RequestBudget(new(), _time);
        var random = new Random(seed);
        var arrivals = new List<double>();
        for (var millisecond = 0; millisecond < 20_000; millisecond++)
        {
            // The sender itself does not get its turn each millisecond.
            while (random.Next(10) < 5 && budget.TryTake(RequestPriority.Bulk))
                arrivals.Add(millisecond + (random.NextDouble() * 24));
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        arrivals.Sort();
        arrivals.Count.ShouldBeGreaterThan(20 * 48);
        for (var i = 50; i < arrivals.Count; i++)
            (arrivals[i] - arrivals[i - 50]).ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void A_single_429_costs_its_pause_and_little_more()
    {
        SentInAMinute([30_000]).ShouldBeGreaterThan(SentInAMinute([]) - 49 - 10);
    }

    [Fact]
    public void A_limit_that_is_lower_than_ours_is_found_in_a_few_seconds()
    {
        using var budget = new RequestBudget(new(), _time);
        for (var second = 0; second < 4; second++)
        {
            budget.Throttled(TimeSpan.FromSeconds(1));
            _time.Advance(TimeSpan.FromSeconds(1.1));
        }

        budget.CurrentRate.ShouldBeInRange(24, 25);
    }

    [Fact]
    public async Task Replies_go_before_notices_and_updates_take_a_fifth_at_most()
    {
        using var budget = new RequestBudget(new() { Capacity = 1, Rate = 10 }, _time);
        budget.TryTake(RequestPriority.Bulk).ShouldBeTrue();
        var order = new List<string>();
        var turns = Enumerable.Range(0, 20).Select(_ => Take(budget, RequestPriority.Update, "u", order))
            .Concat(Enumerable.Range(0, 20).Select(_ => Take(budget, RequestPriority.Bulk, "b", order)))
            .Append(Take(budget, RequestPriority.Urgent, "r", order)).ToArray();

        for (var i = 1; i <= 21; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(101));
            await Settle(order, i);
        }

        string.Concat(order).ShouldBe("rbbbbubbbbubbbbubbbbu");
        budget.Waiting.ShouldBe(20);
        turns.Count(turn => turn.IsCompleted).ShouldBe(21);
    }

    [Fact]
    public void Retry_after_pauses_everybody_and_the_rate_narrows_then_recovers()
    {
        using var budget = new RequestBudget(new(), _time);
        budget.Throttled(TimeSpan.FromSeconds(10));
        budget.Throttled(TimeSpan.FromSeconds(3));

        budget.CurrentRate.ShouldBe(49.5 * 0.95, 0.01);
        _time.Advance(TimeSpan.FromMilliseconds(9_999));
        budget.TryTake(RequestPriority.Urgent).ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(101));
        budget.TryTake(RequestPriority.Urgent).ShouldBeTrue();
        budget.Throttled(retryAfter: null);
        var narrow = ((49.5 * 0.95) + 0.1) * 0.8;
        budget.CurrentRate.ShouldBe(narrow, 0.01);
        _time.Advance(TimeSpan.FromSeconds(5));
        budget.CurrentRate.ShouldBe(narrow + 5, 0.01);
        _time.Advance(TimeSpan.FromMinutes(1));
        budget.CurrentRate.ShouldBe(49.5);
    }

    [Fact]
    public void Replies_that_do_not_wait_leave_a_debt()
    {
        using var budget = new RequestBudget(new() { Capacity = 1, Rate = 10 }, _time);
        for (var i = 0; i < 5; i++)
            budget.TakeNow();

        _time.Advance(TimeSpan.FromMilliseconds(450));
        budget.TryTake(RequestPriority.Bulk).ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(60));
        budget.TryTake(RequestPriority.Bulk).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_stops_waiting_takes_nothing()
    {
        using var budget = new RequestBudget(new() { Capacity = 1, Rate = 1 }, _time);
        using var impatience = new CancellationTokenSource();
        budget.TryTake(RequestPriority.Bulk).ShouldBeTrue();
        var impatient = budget.WaitAsync(RequestPriority.Bulk, impatience.Token);
        var patient = budget.WaitAsync(RequestPriority.Bulk, CancellationToken.None);

        await impatience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(impatient);
        _time.Advance(TimeSpan.FromSeconds(1.1));
        await patient;

        budget.Waiting.ShouldBe(0);
    }

    [Fact]
    public void The_rate_can_be_changed()
    {
        using var budget = new RequestBudget(new(), _time);
        budget.SetRate(25);
        budget.CurrentRate.ShouldBe(25);
        Should.Throw<ArgumentOutOfRangeException>(() => budget.SetRate(0));
    }

    [Property(MaxTest = 100)]
    public void No_conversation_exceeds_a_limit_and_none_waits_for_nothing(int seed)
    {
        var time = new FakeTimeProvider();
        var limiter = new ConversationLimiter(time);
        var random = new Random(seed);
        var sent = new List<TimeSpan>();
        var now = TimeSpan.Zero;
        for (var i = 0; i < 400; i++)
        {
            var allowed = limiter.TryTake("a:1", out var wait);
            if (allowed)
                sent.Add(now);
            var step = allowed ? TimeSpan.FromMilliseconds(random.Next(0, 300)) : wait;
            step.ShouldBeGreaterThanOrEqualTo(TimeSpan.Zero);
            time.Advance(step);
            now += step;
            if (!allowed)
            {
                limiter.TryTake("a:1", out _).ShouldBeTrue();
                sent.Add(now);
            }
        }

        foreach (var (most, seconds) in new[] { (7, 1), (8, 2), (60, 30) })
        {
            for (var i = most; i < sent.Count; i++)
                (sent[i] - sent[i - most]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(seconds));
        }
    }

    [Fact]
    public void An_hour_has_room_for_eighteen_hundred_and_quiet_conversations_are_forgotten()
    {
        var limiter = new ConversationLimiter(_time, mostConversations: 10);
        for (var i = 0; i < 1800; i++)
        {
            limiter.TryTake("a:1", out _).ShouldBeTrue();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        limiter.TryTake("a:1", out var wait).ShouldBeFalse();
        wait.ShouldBe(TimeSpan.FromSeconds(1800));
        for (var i = 0; i < 50; i++)
            limiter.TryTake($"b:{i}", out _).ShouldBeTrue();
        limiter.Remembered.ShouldBe(10);
        _time.Advance(TimeSpan.FromHours(1));
        limiter.TryTake("c:1", out _).ShouldBeTrue();
        limiter.Remembered.ShouldBe(1);
    }

    /// <param name="throttled">At which milliseconds Teams says 429 and asks for a second.</param>
    private static int SentInAMinute(int[] throttled)
    {
        var time = new FakeTimeProvider();
        using var budget = new RequestBudget(new(), time);
        var taken = 0;
        for (var millisecond = 0; millisecond < 60_000; millisecond++)
        {
            if (throttled.Contains(millisecond))
                budget.Throttled(TimeSpan.FromSeconds(1));
            while (budget.TryTake(RequestPriority.Bulk))
                taken++;
            time.Advance(TimeSpan.FromMilliseconds(1));
        }

        return taken;
    }

    private static async Task Take(RequestBudget budget, RequestPriority priority, string mark, List<string> order)
    {
        await budget.WaitAsync(priority, CancellationToken.None);
        lock (order)
            order.Add(mark);
    }

    /// <summary>Continuations run on the pool; the order of marks is that of grants because each step grants one.</summary>
    private static async Task Settle(List<string> order, int count)
    {
        while (true)
        {
            lock (order)
            {
                if (order.Count >= count)
                    return;
            }

            await Task.Yield();
        }
    }
}
