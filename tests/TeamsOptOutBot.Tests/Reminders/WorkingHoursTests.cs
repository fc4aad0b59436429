using FsCheck.Xunit;
using Shouldly;
using TeamsOptOutBot.Reminders.Calendar;
using Xunit;

namespace TeamsOptOutBot.Tests.Reminders;

public sealed class WorkingHoursTests
{
    [Theory]
    [InlineData("DE", "2026-11-23T08:00Z", true)]
    [InlineData("DE", "2026-11-23T07:59Z", false)]
    [InlineData("DE", "2026-11-23T15:59Z", true)]
    [InlineData("DE", "2026-11-23T16:00Z", false)]
    [InlineData("GB", "2026-11-23T08:00Z", false)]
    [InlineData("HK", "2026-11-23T01:00Z", true)]
    [InlineData("DE", "2026-11-21T10:00Z", false)]
    [InlineData(null, "2026-11-23T09:00Z", true)]
    [InlineData("XX", "2026-11-23T08:59Z", false)]
    public void Working_time_is_nine_to_five_by_the_persons_own_clock(string? country, string instant, bool working) =>
        WorkingHours.IsWorkingTime(country, At(instant)).ShouldBe(working);

    [Theory]
    [InlineData("DE", "2026-11-23T10:00Z", "2026-11-23T10:00Z")]
    [InlineData("DE", "2026-11-23T03:00Z", "2026-11-23T08:00Z")]
    [InlineData("DE", "2026-11-27T18:00Z", "2026-11-30T08:00Z")]
    // Berlin's clocks go forward on 29 March 2026 and back on 25 October 2026.
    [InlineData("DE", "2026-03-27T18:00Z", "2026-03-30T07:00Z")]
    [InlineData("DE", "2026-10-23T18:00Z", "2026-10-26T08:00Z")]
    // New York's clocks go back on 1 November 2026.
    [InlineData("US", "2026-10-30T22:00Z", "2026-11-02T14:00Z")]
    public void The_next_working_time_follows_the_clocks(string country, string instant, string next) =>
        WorkingHours.NextWorkingTime(country, At(instant)).ShouldBe(At(next));

    [Property(MaxTest = 300)]
    public void The_next_working_time_is_working_time_and_none_lies_before_it(int minutes, int country)
    {
        var countries = CountryZones.Countries.ToArray();
        var where = countries[Math.Abs(country % countries.Length)];
        var instant = At("2026-01-01T00:00Z").AddMinutes(minutes * 977L % 1_000_000);

        var next = WorkingHours.NextWorkingTime(where, instant);

        WorkingHours.IsWorkingTime(where, next).ShouldBeTrue();
        (next - instant).ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromHours(65));
        for (var between = instant; between < next; between = between.AddMinutes(15))
            WorkingHours.IsWorkingTime(where, between).ShouldBeFalse();
    }

    [Fact]
    public void Every_listed_country_has_a_zone_on_this_machine() =>
        CountryZones.Countries.ShouldAllBe(country => CountryZones.ZoneOf(country).HasIanaId);

    [Fact]
    public void A_skipped_time_is_moved_past_the_gap_and_of_a_repeated_one_the_first_is_meant()
    {
        var berlin = CountryZones.ZoneOf("DE");
        CountryZones.Instant(berlin, new DateOnly(2026, 3, 29), new TimeOnly(2, 30)).ShouldBe(At("2026-03-29T01:30Z"));
        CountryZones.Instant(berlin, new DateOnly(2026, 10, 25), new TimeOnly(2, 30)).ShouldBe(At("2026-10-25T00:30Z"));
    }

    internal static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}
