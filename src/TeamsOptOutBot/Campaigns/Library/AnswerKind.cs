namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>The answers that count as answered. What each is called on a card is the template's; what it means holds for all.</summary>
internal enum AnswerKind
{
    /// <summary>I did what the notice is about.</summary>
    Done,

    /// <summary>I have read it and leave things as they are.</summary>
    KeptAsIs,

    /// <summary>It does not concern me.</summary>
    NotApplicable,

    /// <summary>I have read it and do not say.</summary>
    RatherNotSay,
}
