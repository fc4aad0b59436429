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
}

/// <summary>Who may give a command. What <c>status</c> answers depends on the asker: campaigns for HR, their own people for a manager.</summary>
internal enum WhoMay
{
    Anybody,
    HrOnly,
}
