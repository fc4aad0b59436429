namespace TeamsOptOutBot.Storage.Model;

/// <summary>A campaign: a template, frozen with its texts when it was started, for an audience.</summary>
internal sealed class Campaign
{
    public int Id { get; set; }

    /// <summary>What people type, such as <c>linkedin-ai</c>; a second run of a template gets <c>linkedin-ai-2</c>.</summary>
    public required string Name { get; set; }

    public required string TemplateId { get; set; }

    public int TemplateVersion { get; set; }

    /// <summary>The template folder's files as they were at start, so that a later edit changes nothing that was sent.</summary>
    public required string FrozenTemplate { get; set; }

    public CampaignStatus Status { get; set; }

    public int AuthorId { get; set; }

    public int DueDays { get; set; }

    /// <summary>Notices are queued for every recipient up to this person id; where the queueing goes on after a restart.</summary>
    public int QueuedThrough { get; set; }

    /// <summary>A due date that HR gave; null: <see cref="DueDays"/> after the start.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Days after the start on which reminders fall due, such as <c>7,14</c>.</summary>
    public required string ReminderDays { get; set; }

    /// <summary>HR asked for the strict privacy profile for everybody.</summary>
    public bool AsStrict { get; set; }

    /// <summary>By which ways its notices go.</summary>
    public CampaignChannels Channels { get; set; }

    /// <summary>Teams, then Outlook: after so many working days without an answer the mail follows.</summary>
    public int MailAfterWorkingDays { get; set; }

    /// <summary>The links in its mails ask for no sign-in; its evidence says so.</summary>
    public bool LinkWithoutSignIn { get; set; }

    /// <summary>What keeps its mails from being sent, as the author was told; null while they go.</summary>
    public string? MailTrouble { get; set; }

    /// <summary>The included groups by name at start, one a line; the notice names them.</summary>
    public required string GroupNames { get; set; }

    /// <summary>Guests in the groups, each once; they get no notice.</summary>
    public int GuestsLeftOut { get; set; }

    /// <summary>Disabled accounts in the groups, each once.</summary>
    public int DisabledLeftOut { get; set; }

    /// <summary>People of the groups whom HR took out.</summary>
    public int ExcludedPeople { get; set; }

    /// <summary>People of the groups in whose country the template is not offered, each once.</summary>
    public int NotOfferedLeftOut { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When its named rows were erased; totals and the evidence chain stay.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>The message in the author's chat that shows preview, then progress.</summary>
    public string? ProgressActivityId { get; set; }

    public DateTimeOffset? ProgressShownAt { get; set; }

    /// <summary>How many were delivered when the card was last shown; the rate is measured from it.</summary>
    public int ProgressDelivered { get; set; }

    /// <summary>Fingerprint of the numbers that the progress card shows, so that it is only sent when they changed.</summary>
    public string? ProgressShown { get; set; }

    /// <summary>The kinds of answers as HR last saw them (see Reports/ShownKinds).</summary>
    public string? ShownKinds { get; set; }

    /// <summary>Which completion reports the author has had.</summary>
    public CampaignReported Reported { get; set; }

    /// <summary>The group that could not be read and that the author was told about.</summary>
    public string? UnreadableGroup { get; set; }

    public DateOnly DueDay() => DateOnly.FromDateTime((DueAt ?? (StartedAt ?? CreatedAt).AddDays(DueDays)).UtcDateTime);
}

internal enum CampaignStatus
{
    /// <summary>The audience is being read.</summary>
    Resolving = 0,

    /// <summary>The preview is with the author.</summary>
    Draft = 1,

    /// <summary>Sent, or being sent; answers count.</summary>
    Running = 2,

    Closed = 3,

    Cancelled = 4,
}

internal enum CampaignChannels
{
    Teams = 0,

    /// <summary>Mail alone.</summary>
    Outlook = 1,

    Both = 2,

    /// <summary>Mail follows to whoever has not answered after some working days, and at once to whoever Teams cannot reach.</summary>
    TeamsThenOutlook = 3,
}

[Flags]
internal enum CampaignReported
{
    None = 0,
    SendingEnded = 1,
    EverybodyAnswered = 2,
    Due = 4,
    Closed = 8,
}
