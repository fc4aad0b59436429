namespace TeamsOptOutBot.Reminders.Calendar;

/// <summary>Monday to Friday, 9:00 to 17:00 by the clock of a person's country. Public holidays are not known.</summary>
internal static class WorkingHours
{
    public static readonly TimeOnly Begin = new(9, 0);

    public static readonly TimeOnly End = new(17, 0);

    public static bool IsWorkingTime(string? country, DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, CountryZones.ZoneOf(country));
        var time = TimeOnly.FromDateTime(local.DateTime);
        return IsWorkingDay(DateOnly.FromDateTime(local.DateTime)) && time >= Begin && time < End;
    }

    /// <summary>The instant itself when it is working time, else the next 9:00 of a working day, in UTC.</summary>
    public static DateTimeOffset NextWorkingTime(string? country, DateTimeOffset instant)
    {
        if (IsWorkingTime(country, instant))
            return instant.ToUniversalTime();
        var zone = CountryZones.ZoneOf(country);
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var day = DateOnly.FromDateTime(local.DateTime);
        if (TimeOnly.FromDateTime(local.DateTime) >= End)
            day = day.AddDays(1);
        return CountryZones.Instant(zone, WorkingDayFrom(day), Begin);
    }

    /// <summary>So many working days later, in working time.</summary>
    public static DateTimeOffset AfterWorkingDays(string? country, DateTimeOffset instant, int days)
    {
        var zone = CountryZones.ZoneOf(country);
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var day = DateOnly.FromDateTime(local.DateTime);
        for (var left = days; left > 0; left--)
            day = WorkingDayFrom(day.AddDays(1));
        return NextWorkingTime(country, CountryZones.Instant(zone, day, TimeOnly.FromDateTime(local.DateTime)));
    }

    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The day itself when people work on it, else the Monday after.</summary>
    public static DateOnly WorkingDayFrom(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }
}
