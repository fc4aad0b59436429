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
        var (waiting, now, sent) = (perMinute * 4, Start, new List<DateTimeOffset>());
        while (waiting > 0)
        {
            for (; waiting > 0 && budget.Free(now) > 0; waiting--)
            {
                budget.TryBegin(now).ShouldBeNull();
                budget.End();
                sent.Add(now);
            }

            // The dispatcher comes by once a second or so, not at the very moment.
            now += TimeSpan.FromMilliseconds(random.Next(1000));
        }

        for (var i = perMinute; i < sent.Count; i++)
            (sent[i] - sent[i - perMinute]).ShouldBeGreaterThan(TimeSpan.FromMinutes(1));
        (sent[^1] - Start).ShouldBeLessThan(TimeSpan.FromMinutes(perMinute == 1 ? 8.1 : 4.2));
    }

    [Fact]
    public void Four_go_at_once_and_the_fifth_waits()
    {
        var budget = new MailboxBudget("a@contoso.example", _options);

        budget.TryBegin(Start).ShouldBeNull();
        var later = Start.AddMinutes(1);
        for (var mail = 0; mail < 3; mail++)
            budget.TryBegin(later.AddSeconds(3 * mail)).ShouldBeNull();
        budget.Free(later.AddSeconds(9)).ShouldBe(0);
        budget.TryBegin(later.AddSeconds(9)).ShouldNotBeNull();
        budget.End();
        budget.TryBegin(later.AddSeconds(9)).ShouldBeNull();
    }

    [Fact]
    public void The_day_slides_and_a_restart_does_not_forget_it()
    {
        _options.RecipientsPerDay = 10;
        var budget = new MailboxBudget("a@contoso.example", _options);
        budget.Remember([(Start.AddHours(-23), 6), (Start.AddHours(-1), 3)], []);

        budget.TryBegin(Start).ShouldBeNull();
        budget.End();
        budget.TryBegin(Start.AddSeconds(3)).ShouldBe(Start.AddHours(2));
        budget.TryBegin(Start.AddHours(2)).ShouldBeNull();
    }

    [Fact]
    public void What_another_replica_sent_counts_in_the_minute()
    {
        var budget = new MailboxBudget("a@contoso.example", _options);
        budget.Remember([], Enumerable.Range(0, 30).Select(mail => Start.AddSeconds((2 * mail) - 59)));

        budget.TryBegin(Start).ShouldBe(Start.AddSeconds(2));
    }

    [Fact]
    public void Nobody_is_promised_anything_so_a_queue_that_is_recalled_leaves_no_gap()
    {
        var budget = new MailboxBudget("a@contoso.example", _options);
        for (var mail = 0; mail < 100; mail++)
            budget.NextFree(Start).ShouldBe(Start);
        budget.TryBegin(Start).ShouldBeNull();
        budget.End();

        budget.NextFree(Start).ShouldBeLessThanOrEqualTo(Start.AddSeconds(3));
    }

    [Fact]
    public void A_throttled_mailbox_rests_as_long_as_it_was_told()
    {
        var budget = new MailboxBudget("a@contoso.example", _options);
        budget.Rest(Start.AddSeconds(90));

        budget.NextFree(Start).ShouldBe(Start.AddSeconds(90));
        budget.Free(Start).ShouldBe(0);
        budget.TryBegin(Start).ShouldBe(Start.AddSeconds(90));
        budget.Free(Start.AddSeconds(90)).ShouldBe(1);
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

    [Theory]
    [InlineData(60, 240, 0, 10)]
    [InlineData(60, 0, 9_940, 2)]
    [InlineData(60, 0, 9_941, 1441)]
    [InlineData(60, 0, 20_000, 1442)]
    public void What_waits_already_and_what_the_day_has_seen_count_in_it(int people, int waiting, int sent, int minutes)
    {
        var options = new MailOptions { Senders = { "sender@contoso.example" } };

        ((int)Math.Ceiling(options.DurationOf(people, waiting, sent).TotalMinutes)).ShouldBe(minutes);
    }
}
