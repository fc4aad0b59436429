namespace TeamsOptOutBot.Reminders.Calendar;

internal enum SnoozeChoice
{
    Tomorrow,
    Thursday,
    NextWeek,
}

/// <summary>"Remind me later": until when.</summary>
internal static class Snooze
{
    /// <summary>Reads the choice as cards write it: <c>tomorrow</c>, <c>thursday</c>, <c>nextweek</c>; null for anything else.</summary>
    public static SnoozeChoice? Parse(string? choice) => choice?.Trim().ToUpperInvariant() switch
    {
        "TOMORROW" => SnoozeChoice.Tomorrow,
        "THURSDAY" => SnoozeChoice.Thursday,
        "NEXTWEEK" => SnoozeChoice.NextWeek,
        _ => null,
    };

    /// <summary>
    /// 9:00 by the clock of the country, in UTC: tomorrow (Monday when tomorrow is no working day), the next Thursday that is not today,
    /// or the Monday of next week.
    /// </summary>
    public static DateTimeOffset Until(SnoozeChoice choice, string? country, DateTimeOffset now)
    {
        var zone = CountryZones.ZoneOf(country);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var day = choice switch
        {
            SnoozeChoice.Tomorrow => WorkingHours.WorkingDayFrom(today.AddDays(1)),
            SnoozeChoice.Thursday => NextAfter(today, DayOfWeek.Thursday),
            SnoozeChoice.NextWeek => NextAfter(today, DayOfWeek.Monday),
            _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "Unknown choice."),
        };
        return CountryZones.Instant(zone, day, WorkingHours.Begin);
    }

    private static DateOnly NextAfter(DateOnly today, DayOfWeek wanted)
    {
        var day = today.AddDays(1);
        while (day.DayOfWeek != wanted)
            day = day.AddDays(1);
        return day;
    }
}
