namespace TeamsOptOutBot.Cards;

/// <summary>What can happen to a notice or a reminder, in the words of HR.</summary>
internal enum WhyEvent
{
    Entered,
    ReminderEntered,
    Delivered,
    ReminderDelivered,
    Installing,
    Throttled,
    Busy,
    AnswerLost,
    Interrupted,
    Repaired,
    RefusedToAll,
    ReachableAgain,
    AppMissing,
    AppBlocked,
    NotAllowed,
    AccountGone,
    TooBig,
    GaveUp,
    Refused,
    Recalled,
}

internal sealed record WhyStep(DateTimeOffset At, WhyEvent Event);

/// <summary>What is to come for a notice that is not at its end.</summary>
/// <param name="Next">When it is tried again; null where its turn has come.</param>
internal sealed record WhyWait(bool Sending, DateTimeOffset? Next);

/// <summary>One notice of one person.</summary>
/// <param name="Answer">Which answer, where the person's privacy profile lets HR see it.</param>
/// <param name="LeftAt">When the person was no longer in any of the groups.</param>
internal sealed record WhyNotice(string Name, IReadOnlyList<WhyStep> Steps, WhyWait? Wait, bool Answered, string? Answer, bool HelpWanted, DateTimeOffset? LeftAt);

/// <param name="Notices">Newest first.</param>
internal sealed record WhyFacts(string Language, string Person, IReadOnlyList<WhyNotice> Notices);
