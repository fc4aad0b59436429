using TeamsOptOutBot.Campaigns.Library;

namespace TeamsOptOutBot.Cards;

/// <summary>Why a notice cannot reach somebody, in the words of who can do something about it.</summary>
internal enum UnreachableReason
{
    AppMissing,
    AppBlocked,
    AppNotAllowed,
    NoTeams,

    /// <summary>No mail address, or none that works.</summary>
    NoMail,
    AccountGone,
    Other,
}

/// <summary>A campaign's current recipients by the state of their notice.</summary>
internal sealed record DeliveryTotals(int Audience, int Delivered, int Pending, int Retrying, int Unreachable, int Failed, int Recalled)
{
    public bool AddUp => Audience == Delivered + Pending + Retrying + Unreachable + Failed + Recalled;
}

/// <summary>How often a kind of answer was given, as it may be shown.</summary>
/// <param name="Count">Null where the number is suppressed.</param>
internal sealed record AnswerCount(AnswerKind Kind, int? Count);

/// <summary>The counts of a campaign's answers, with the template that says what each is called.</summary>
internal sealed record AnswerCounts(CampaignTemplate Template, IReadOnlyList<AnswerCount> Counts);

internal sealed record UnreachableCount(UnreachableReason Reason, int Count);

/// <summary>What a notice that is not delivered yet waits for, beside its turn.</summary>
internal enum WaitReason
{
    Throttled,
    Installing,
    Busy,
    AnswerLost,
    Interrupted,
    Repair,

    /// <summary>Microsoft 365 refuses whatever the service sends: IT has to act.</summary>
    RefusedToAll,
}

internal sealed record WaitCount(WaitReason Reason, int Count);

/// <summary>All numbers of one campaign that HR sees.</summary>
/// <param name="Left">Were in the audience and are not any more; they stand beside the sum.</param>
/// <param name="Waits">What holds up some of those who are pending or retrying.</param>
internal sealed record CampaignFigures(
    DeliveryTotals Delivery,
    int Answered,
    int HelpWanted,
    AnswerCounts? Kinds,
    IReadOnlyList<UnreachableCount> Unreachable,
    int Left = 0,
    IReadOnlyList<WaitCount>? Waits = null);

/// <summary>Who answers people's questions.</summary>
internal sealed record Contact(string Name, string Mail);
