using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Storage;

/// <summary>Reads campaigns without what is large in them.</summary>
internal static class CampaignSql
{
    /// <summary>
    /// As they stand now, but for the frozen template: a hundred kilobytes or more that never change, which a press must not read
    /// each time. Not tracked.
    /// </summary>
    public static IQueryable<Campaign> WithoutTemplate(this IQueryable<Campaign> campaigns) => campaigns.Select(c => new Campaign
    {
        Id = c.Id,
        Name = c.Name,
        TemplateId = c.TemplateId,
        TemplateVersion = c.TemplateVersion,
        FrozenTemplate = "",
        Status = c.Status,
        AuthorId = c.AuthorId,
        DueDays = c.DueDays,
        QueuedThrough = c.QueuedThrough,
        DueAt = c.DueAt,
        ReminderDays = c.ReminderDays,
        AsStrict = c.AsStrict,
        Channels = c.Channels,
        MailAfterWorkingDays = c.MailAfterWorkingDays,
        LinkWithoutSignIn = c.LinkWithoutSignIn,
        MailTrouble = c.MailTrouble,
        GroupNames = c.GroupNames,
        GuestsLeftOut = c.GuestsLeftOut,
        DisabledLeftOut = c.DisabledLeftOut,
        ExcludedPeople = c.ExcludedPeople,
        NotOfferedLeftOut = c.NotOfferedLeftOut,
        CreatedAt = c.CreatedAt,
        StartedAt = c.StartedAt,
        ClosedAt = c.ClosedAt,
        ErasedAt = c.ErasedAt,
        ProgressActivityId = c.ProgressActivityId,
        ProgressShownAt = c.ProgressShownAt,
        ProgressDelivered = c.ProgressDelivered,
        ProgressShown = c.ProgressShown,
        ShownKinds = c.ShownKinds,
        Reported = c.Reported,
        UnreadableGroup = c.UnreadableGroup,
    });
}
