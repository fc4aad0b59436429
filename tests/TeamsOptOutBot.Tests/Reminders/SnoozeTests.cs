using Shouldly;
using TeamsOptOutBot.Reminders.Calendar;
using Xunit;

namespace TeamsOptOutBot.Tests.Reminders;

public sealed class SnoozeTests
{
    [Theory]
    // 23 November 2026 is a Monday.
    [InlineData("tomorrow", "2026-11-23T10:00Z", "2026-11-24T08:00Z")]
    [InlineData("tomorrow", "2026-11-27T10:00Z", "2026-11-30T08:00Z")]
    [InlineData("thursday", "2026-11-23T10:00Z", "2026-11-26T08:00Z")]
    [InlineData("thursday", "2026-11-26T06:00Z", "2026-12-03T08:00Z")]
    [InlineData("nextweek", "2026-11-23T10:00Z", "2026-11-30T08:00Z")]
    [InlineData("nextweek", "2026-11-29T10:00Z", "2026-11-30T08:00Z")]
    // Over the change of the clocks on 29 March 2026.
    [InlineData("nextweek", "2026-03-27T10:00Z", "2026-03-30T07:00Z")]
    // Already Tuesday in Berlin.
    [InlineData("tomorrow", "2026-11-23T23:30Z", "2026-11-25T08:00Z")]
    public void Snoozing_lasts_until_nine_by_the_persons_own_clock(string choice, string now, string until) =>
        Snooze.Until(Snooze.Parse(choice)!.Value, "DE", WorkingHoursTests.At(now)).ShouldBe(WorkingHoursTests.At(until));

    [Fact]
    public void A_foreign_choice_is_none()
    {
        Snooze.Parse("never").ShouldBeNull();
        Snooze.Parse(null).ShouldBeNull();
    }
}
