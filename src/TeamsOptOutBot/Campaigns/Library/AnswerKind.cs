namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>The answers that count as answered.</summary>
internal enum AnswerKind
{
    OptedOut,
    KeptOn,
    NotApplicable,
    RatherNotSay,
}
