using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Reminders.Calendar;

namespace TeamsOptOutBot.AnswerPage;

/// <summary>A button of the page, as its form and the way through the sign-in carry it: the verbs of the card.</summary>
internal abstract record PagePress
{
    private const string HelpVerb = "help";
    private const string LaterVerb = "later/";

    private PagePress()
    {
    }

    public sealed record Answer(AnswerKind Kind) : PagePress
    {
        public override string Written => AnswerVerbs.Of(Kind);
    }

    public sealed record Help : PagePress
    {
        public override string Written => HelpVerb;
    }

    public sealed record Later(SnoozeChoice When) : PagePress
    {
        public override string Written => LaterVerb + When.ToString().ToLowerInvariant();
    }

    public abstract string Written { get; }

    /// <returns>Null for anything that no button of the page says.</returns>
    public static PagePress? Parse(string? written) =>
        written == HelpVerb ? new Help()
        : written?.StartsWith(LaterVerb, StringComparison.Ordinal) == true ? Snooze.Parse(written[LaterVerb.Length..]) is { } when ? new Later(when) : null
        : AnswerVerbs.Parse(written) is { } answer ? new Answer(answer)
        : null;
}
