using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Privacy.Profiles;

namespace TeamsOptOutBot.Storage.Model;

/// <summary>A person in a campaign. The key (campaign, person) keeps anybody from being in it twice, whatever groups they are in.</summary>
internal sealed class Recipient
{
    public int CampaignId { get; set; }

    public int PersonId { get; set; }

    /// <summary>State of their notice.</summary>
    public NoticeState State { get; set; }

    /// <summary>Why, where the state needs a reason.</summary>
    public DeliveryReason Reason { get; set; }

    /// <summary>The ways by which a notice has come; written where a campaign has more than one.</summary>
    public ReachedBy Reached { get; set; }

    public AnswerKind? Answer { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The card that every copy of their notice shows once they have answered; a copy that arrives later gets it, too.</summary>
    public long? AnsweredCardId { get; set; }

    public bool HelpWanted { get; set; }

    public DateTimeOffset? SnoozedUntil { get; set; }

    public int RemindersSent { get; set; }

    public DateTimeOffset? LastReminderAt { get; set; }

    /// <summary>When the next reminder falls due, in working hours of the person's country; null for none.</summary>
    public DateTimeOffset? NextReminderAt { get; set; }

    public PrivacyProfile Profile { get; set; }

    public DateTimeOffset JoinedAt { get; set; }

    public DateTimeOffset? LeftAt { get; set; }
}

[Flags]
internal enum ReachedBy
{
    None = 0,
    Teams = 1,
    Mail = 2,

    /// <summary>A reminder found Teams closed after a notice had come by it; until the person's conversation is there again, mail is the way.</summary>
    TeamsClosed = 4,
}

/// <summary>State of a recipient's notice as totals show it: pending includes sending, retrying includes uncertain.</summary>
internal enum NoticeState
{
    Pending = 0,
    Delivered = 1,
    Retrying = 2,
    Unreachable = 3,
    Failed = 4,
    Recalled = 5,
}
