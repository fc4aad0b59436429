namespace TeamsOptOutBot.Privacy.Profiles;

/// <summary>How many gave which answer.</summary>
internal sealed record AnswerKindTotals(int OptedOut, int KeptOn, int NotApplicable, int RatherNotSay)
{
    public int Answered => OptedOut + KeptOn + NotApplicable + RatherNotSay;
}

/// <summary>The same as a report may show it: null is a suppressed cell. The total is exact in every profile.</summary>
internal sealed record ShownAnswerKinds(int? OptedOut, int? KeptOn, int? NotApplicable, int? RatherNotSay, int Answered);
