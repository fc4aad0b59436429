using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Commands.Grammar;

/// <summary>What a message said. Names are as typed (normalised, quotes taken off): whether they exist is for others to find out.</summary>
internal abstract record ParsedCommand
{
    private ParsedCommand()
    {
    }

    public sealed record Help : ParsedCommand;

    /// <param name="Template">Null asks for the usual one.</param>
    public sealed record Notice(string? Template) : ParsedCommand;

    /// <param name="Template">Null asks for the usual one.</param>
    public sealed record Checklist(string? Template) : ParsedCommand;

    /// <param name="Template">Null asks for the usual one.</param>
    public sealed record PolicyNote(string? Template) : ParsedCommand;

    public sealed record Templates : ParsedCommand;

    /// <param name="Due">Null when the message names no date.</param>
    /// <param name="AsStrict">The author tightens the privacy profile.</param>
    /// <param name="Via">Null when the message names no way.</param>
    /// <param name="WithoutSignIn">The links in mails ask for no sign-in.</param>
    public sealed record Start(string Template, IReadOnlyList<string> To, IReadOnlyList<string> Except, DueDate? Due, bool AsStrict, ViaClause? Via = null, bool WithoutSignIn = false) : ParsedCommand;

    /// <param name="Name">Null asks for all campaigns.</param>
    public sealed record Status(string? Name) : ParsedCommand;

    public sealed record Campaigns : ParsedCommand;

    public sealed record Remind(string Name) : ParsedCommand;

    public sealed record Close(string Name) : ParsedCommand;

    public sealed record Verify(string Name) : ParsedCommand;

    public sealed record MyData : ParsedCommand;

    /// <param name="Person">A mail address or a full name.</param>
    public sealed record Why(string Person) : ParsedCommand;

    public sealed record Doctor : ParsedCommand;

    public sealed record EraseMe : ParsedCommand;

    /// <param name="Text">What was typed, shortened for display.</param>
    /// <param name="Nearest">The commands whose words come closest, the closest first; never empty.</param>
    public sealed record Unknown(string Text, IReadOnlyList<CommandVerb> Nearest) : ParsedCommand;

    /// <param name="TextKey">Key of the sentence that says what was wrong and what to write instead, one of <see cref="MalformedKeys"/>.</param>
    /// <param name="Args">What the sentence fills in.</param>
    /// <param name="Verb">The command that was meant.</param>
    /// <param name="Example">What follows the command's word in its right form.</param>
    public sealed record Malformed(string TextKey, IReadOnlyList<string> Args, CommandVerb Verb, string Example) : ParsedCommand;
}

/// <summary>By which ways notices go, as typed.</summary>
/// <param name="AfterWorkingDays">For Teams, then Outlook; 0 otherwise.</param>
internal sealed record ViaClause(CampaignChannels Channels, int AfterWorkingDays);

/// <summary>When a campaign is due, as typed. Whether it lies in the past is for whoever has a clock.</summary>
internal abstract record DueDate
{
    private DueDate()
    {
    }

    public sealed record InDays(int Days) : DueDate;

    public sealed record On(DateOnly Date) : DueDate;
}
