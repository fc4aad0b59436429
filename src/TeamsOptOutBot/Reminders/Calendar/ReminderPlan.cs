namespace TeamsOptOutBot.Reminders.Calendar;

/// <summary>When people who have not answered are reminded. Whether it is working time for them is asked separately.</summary>
/// <param name="Days">Days after the notice, ascending.</param>
/// <param name="DueInDays">Days after the start at which the campaign is due; no planned reminder after that.</param>
internal sealed record ReminderPlan(IReadOnlyList<int> Days, int DueInDays)
{
    public static ReminderPlan Default { get; } = new([7, 14], 21);

    /// <summary>A planned reminder keeps this distance from the one before it (by hand or after a snooze).</summary>
    public static readonly TimeSpan MinimumGap = TimeSpan.FromDays(1);

    public DateTimeOffset DueAt(DateTimeOffset start) => start.AddDays(DueInDays);

    /// <summary>
    /// The number of the reminder that is due now, counted from 1 over all reminders of this person; null for none.
    /// Planned dates that were missed together (the service was down) are one reminder, not several. While snoozed none is due;
    /// when the snooze ends one is, because the person asked for it.
    /// </summary>
    /// <param name="start">When the person's notice was sent.</param>
    /// <param name="remindersSent">How many reminders this person has had, of every kind.</param>
    /// <param name="lastReminderAt">When the last of them was sent; null with none.</param>
    /// <param name="snoozedUntil">Null when the person did not snooze.</param>
    public int? DueReminder(DateTimeOffset start, DateTimeOffset now, int remindersSent, DateTimeOffset? lastReminderAt, DateTimeOffset? snoozedUntil)
    {
        if (snoozedUntil > now)
            return null;
        if (snoozedUntil is { } until && !(lastReminderAt >= until))
            return remindersSent + 1;
        if (now >= DueAt(start) || now - lastReminderAt < MinimumGap)
            return null;
        var planned = Days.Where(day => start.AddDays(day) <= now).Select(day => start.AddDays(day)).ToArray();
        if (planned.Length == 0)
            return null;
        var alreadyServed = lastReminderAt is { } last ? last >= planned[^1] : remindersSent >= planned.Length;
        return alreadyServed ? null : remindersSent + 1;
    }
}
