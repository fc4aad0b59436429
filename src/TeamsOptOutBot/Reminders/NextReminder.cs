using System.Globalization;
using TeamsOptOutBot.Reminders.Calendar;

namespace TeamsOptOutBot.Reminders;

/// <summary>When a person is reminded next, in the working hours of their country.</summary>
internal static class NextReminder
{
    /// <summary>A planned reminder keeps this distance from the one before it, by hand or after a snooze.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromDays(1);

    /// <param name="days">The plan as the campaign stores it, such as <c>7,14</c>.</param>
    /// <param name="lastAt">The person's last reminder; null with none.</param>
    /// <param name="now">Planned days that have passed together are not made up for one by one.</param>
    /// <returns>Null when the plan holds none before the campaign is due.</returns>
    public static DateTimeOffset? After(string days, DateTimeOffset start, DateTimeOffset? dueAt, string? country, DateTimeOffset? lastAt, DateTimeOffset now)
    {
        foreach (var day in Parse(days))
        {
            var planned = start.AddDays(day);
            if (planned <= now)
                continue;
            var earliest = lastAt is { } last && last + Gap > planned ? last + Gap : planned;
            return earliest < dueAt || dueAt is null ? WorkingHours.NextWorkingTime(country, earliest) : null;
        }

        return null;
    }

    public static IEnumerable<int> Parse(string days) =>
        days.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(day => int.Parse(day, CultureInfo.InvariantCulture)).Order();
}
