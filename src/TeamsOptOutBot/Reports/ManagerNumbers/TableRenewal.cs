using TeamsOptOutBot.Privacy.Profiles;

namespace TeamsOptOutBot.Reports.ManagerNumbers;

/// <summary>How often managers' numbers may change.</summary>
internal static class TableRenewal
{
    /// <summary>
    /// Open is live; standard an hour after the last table; strict once each working day (Monday to Friday), at its first moment.
    /// </summary>
    /// <param name="lastComputed">Null when there is no table yet.</param>
    /// <param name="zone">Whose days are meant; UTC if null.</param>
    public static bool IsNewTableDue(DateTimeOffset? lastComputed, DateTimeOffset now, PrivacyProfile profile, TimeZoneInfo? zone = null)
    {
        if (lastComputed is not { } last)
            return true;
        return profile switch
        {
            PrivacyProfile.Open => true,
            PrivacyProfile.Standard => now - last >= TimeSpan.FromHours(1),
            PrivacyProfile.Strict => IsLaterWorkingDay(last, now, zone ?? TimeZoneInfo.Utc),
            _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, "Unknown profile."),
        };
    }

    /// <summary>A day that was missed (the service was down on Friday) is made up for at once, weekend or not.</summary>
    private static bool IsLaterWorkingDay(DateTimeOffset last, DateTimeOffset now, TimeZoneInfo zone)
    {
        var lastDay = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(last, zone).DateTime);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        for (var day = lastDay.AddDays(1); day <= today && day <= lastDay.AddDays(3); day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                return true;
        }

        return false;
    }
}
