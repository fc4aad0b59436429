using Shouldly;
using TeamsOptOutBot.Mail;
using Xunit;

namespace TeamsOptOutBot.Tests.Mail;

public sealed class MailboxBudgetTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly MailOptions _options = new() { Senders = { "a@contoso.example" } };

    [Theory]
    [InlineData(30)]
    [InlineData(1)]
    [InlineData(600)]
    public void No_minute_has_more_than_the_limit_and_nobody_waits_longer_than_needed(int perMinute)
    {
        _options.MessagesPerMinute = perMinute;
        var budget = new MailboxBudget("a@contoso.example", _options);
        var random = new Random(7);
        var coming = new PriorityQueue<int, DateTimeOffset>();
        for (var mail = 0; mail < perMinute * 4; mail++)
        {
            var place = budget.NextPlace(Start);
            budget.Keep(place);

            // The dispatcher comes by once a second or so, not at the very moment.
            coming.Enqueue(mail, place + TimeSpan.FromMilliseconds(random.Next(1000)));
        }

        var sent = new List<DateTimeOffset>();
        while (coming.TryDequeue(out var mail, out var now))
        {
            if (budget.TryBegin(now) is { } later)
            {
                later.ShouldBeGreaterThan(now);
                coming.Enqueue(mail, later);
                continue;
            }

            sent.Add(now);
            budget.End();
        }

        for (var i = perMinute; i < sent.Count; i++)
            (sent[i] - sent[i - perMinute]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(1));
        (sent[^1] - Start).ShouldBeLessThan(TimeSpan.FromMinutes(perMinute == 1 ? 8.1 : 4.2));
    }

    [Fact]
    public void Four_go_at_once_and_the_fifth_waits()
    {
        var budget = new MailboxBudget("a@contoso.example", _options);

        for (var mail = 0; mail < 4; mail++)
            budget.TryBegin(Start).ShouldBeNull();
        budget.TryBegin(Start).ShouldNotBeNull();
        budget.End();
        budget.TryBegin(Start).ShouldBeNull();
    }

    [Fact]
    public void The_day_slides_and_a_restart_does_not_forget_it()
    {
        _options.RecipientsPerDay = 10;
        var budget = new MailboxBudget("a@contoso.example", _options);
        budget.Remember([(Start.AddHours(-23), 6), (Start.AddHours(-1), 3)], [], keptThrough: null);

        budget.TryBegin(Start).ShouldBeNull();
        budget.End();
        budget.TryBegin(Start.AddSeconds(3)).ShouldBe(Start.AddHours(2));
        budget.TryBegin(Start.AddHours(2)).ShouldBeNull();
    }

    [Fact]
    public void What_another_replica_sent_counts_in_the_minute_and_its_places_stay_its_own()
    {
        var budget = new MailboxBudget("a@contoso.example", _options);
        budget.Remember([], Enumerable.Range(0, 30).Select(mail => Start.AddSeconds((2 * mail) - 59)), keptThrough: Start.AddSeconds(20));

        budget.TryBegin(Start).ShouldBe(Start.AddSeconds(1));
        budget.NextPlace(Start).ShouldBeGreaterThan(Start.AddSeconds(22));
    }

    [Fact]
    public void A_throttled_mailbox_rests_as_long_as_it_was_told()
    {
        var budget = new MailboxBudget("a@contoso.example", _options);
        budget.Rest(Start.AddSeconds(90));

        budget.Rests(Start).ShouldBeTrue();
        budget.NextPlace(Start).ShouldBe(Start.AddSeconds(90));
        budget.TryBegin(Start).ShouldBe(Start.AddSeconds(90));
        budget.Rests(Start.AddSeconds(90)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(60, 1, 2)]
    [InlineData(60, 2, 1)]
    [InlineData(10_000, 1, 334)]
    [InlineData(10_001, 1, 1441)]
    public void The_duration_that_HR_reads_is_that_of_the_limits(int people, int mailboxes, int minutes)
    {
        var options = new MailOptions();
        for (var i = 0; i < mailboxes; i++)
            options.Senders.Add($"sender{i}@contoso.example");

        ((int)Math.Ceiling(options.DurationOf(people).TotalMinutes)).ShouldBe(minutes);
    }
}
