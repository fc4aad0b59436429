using Shouldly;
using TeamsOptOutBot.Reminders.Calendar;
using Xunit;

namespace TeamsOptOutBot.Tests.Reminders;

public sealed class ReminderPlanTests
{
    private static readonly DateTimeOffset Start = WorkingHoursTests.At("2026-11-02T09:00Z");

    [Theory]
    [InlineData(6.9, 0, null, null, null)]
    [InlineData(7, 0, null, null, 1)]
    [InlineData(8, 1, 7.0, null, null)]
    [InlineData(14, 1, 7.0, null, 2)]
    [InlineData(14, 1, null, null, 2)]
    [InlineData(15, 2, 14.0, null, null)]
    [InlineData(21, 1, 7.0, null, null)]
    public void Reminders_follow_the_plan(double now, int sent, double? last, double? snoozed, int? due) => Due(now, sent, last, snoozed).ShouldBe(due);

    [Fact]
    public void Missed_dates_are_one_reminder() => Due(15, 0, last: null, snoozed: null).ShouldBe(1);

    [Fact]
    public void A_reminder_by_hand_keeps_a_day_of_distance()
    {
        Due(7, 1, last: 6.5, snoozed: null).ShouldBeNull();
        Due(7.5, 1, last: 6.5, snoozed: null).ShouldBe(2);
    }

    [Fact]
    public void A_snooze_holds_reminders_back_and_ends_with_one()
    {
        Due(7, 0, last: null, snoozed: 9).ShouldBeNull();
        Due(9, 0, last: null, snoozed: 9).ShouldBe(1);
        Due(9.1, 1, last: 9.0, snoozed: 9).ShouldBeNull();
        Due(14, 1, last: 9.0, snoozed: 9).ShouldBe(2);
        Due(3, 0, last: null, snoozed: 2).ShouldBe(1);
    }

    private static int? Due(double now, int sent, double? last, double? snoozed) =>
        ReminderPlan.Default.DueReminder(Start, Start.AddDays(now), sent, last is { } l ? Start.AddDays(l) : null, snoozed is { } s ? Start.AddDays(s) : null);
}
