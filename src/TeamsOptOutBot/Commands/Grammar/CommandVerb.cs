namespace TeamsOptOutBot.Commands.Grammar;

internal enum CommandVerb
{
    Help,
    Notice,
    Checklist,
    PolicyNote,
    Templates,
    Start,
    Status,
    Campaigns,
    Remind,
    Close,
    Verify,
    MyData,
    Why,
    Doctor,
    EraseMe,
}

/// <summary>Who may give a command. What <c>status</c> answers depends on the asker: campaigns for HR, their own people for a manager.</summary>
internal enum WhoMay
{
    Anybody,
    HrOnly,

    /// <summary>Members of either group; the command asks itself.</summary>
    HrOrIt,
}
