using Shouldly;
using TeamsOptOutBot.Reminders;
using Xunit;

namespace TeamsOptOutBot.Tests.Reminders;

public sealed class NextReminderTests
{
    /// <summary>A Monday, 10:00 in London.</summary>
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Due = Start.AddDays(21);

    [Fact]
    public void Comes_on_the_first_planned_day_that_has_not_passed()
    {
        After(now: Start).ShouldBe(Start.AddDays(7));
        After(now: Start.AddDays(7)).ShouldBe(Start.AddDays(14));
    }

    [Fact]
    public void Days_may_stand_in_any_order() => After(days: "14, 7", now: Start).ShouldBe(Start.AddDays(7));

    [Fact]
    public void Planned_days_that_passed_together_are_not_made_up_for() => After(days: "1,2,3,14", now: Start.AddDays(10)).ShouldBe(Start.AddDays(14));

    [Fact]
    public void None_is_left_when_all_planned_days_have_passed() => After(now: Start.AddDays(14)).ShouldBeNull();

    [Fact]
    public void A_plan_without_days_reminds_nobody() => After(days: "", now: Start).ShouldBeNull();

    [Fact]
    public void None_goes_out_when_the_campaign_is_due()
    {
        After(days: "21", now: Start).ShouldBeNull();
        After(days: "30", now: Start).ShouldBeNull();
    }

    [Fact]
    public void Without_a_due_date_the_plan_alone_holds() => NextReminder.After("30", Start, dueAt: null, "GB", lastAt: null, Start).ShouldBe(Start.AddDays(30));

    [Fact]
    public void A_day_lies_between_a_reminder_by_hand_and_the_planned_one() =>
        After(now: Start.AddDays(6), lastAt: Start.AddDays(7).AddHours(-1)).ShouldBe(Start.AddDays(8).AddHours(-1));

    [Fact]
    public void The_distance_may_not_move_a_reminder_past_the_due_date() =>
        NextReminder.After("7", Start, Start.AddDays(7).AddHours(1), "GB", lastAt: Start.AddDays(7).AddHours(-2), Start.AddDays(6)).ShouldBeNull();

    [Fact]
    public void A_weekend_is_waited_out() => After(days: "5", now: Start).ShouldBe(new DateTimeOffset(2026, 11, 9, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Working_hours_are_those_of_the_persons_country() =>
        NextReminder.After("7", Start.AddHours(-8), Due, "US", lastAt: null, Start.AddHours(-8)).ShouldBe(new DateTimeOffset(2026, 11, 9, 14, 0, 0, TimeSpan.Zero));

    private static DateTimeOffset? After(DateTimeOffset now, string days = "7,14", DateTimeOffset? lastAt = null) => NextReminder.After(days, Start, Due, "GB", lastAt, now);
}
