namespace TeamsOptOutBot.Commands.Grammar;

/// <summary>What is known of a command beside its words, which belong to a language.</summary>
/// <param name="Example">The right form in English, as a person would type it.</param>
/// <param name="HelpKey">Key of the line that <c>help</c> shows for it.</param>
internal sealed record CommandInfo(CommandVerb Verb, WhoMay WhoMay, string Example, string HelpKey)
{
    /// <summary>Every command, in the order in which help lists them.</summary>
    public static IReadOnlyList<CommandInfo> All { get; } =
    [
        new(CommandVerb.Help, WhoMay.Anybody, "help", "command.help"),
        new(CommandVerb.Notice, WhoMay.Anybody, "notice", "command.notice"),
        new(CommandVerb.Verify, WhoMay.Anybody, "verify linkedin-ai", "command.verify"),
        new(CommandVerb.MyData, WhoMay.Anybody, "my data", "command.my-data"),
        new(CommandVerb.Status, WhoMay.Anybody, "status linkedin-ai", "command.status"),
        new(CommandVerb.Templates, WhoMay.HrOnly, "templates", "command.templates"),
        new(CommandVerb.Start, WhoMay.HrOnly, "start linkedin-ai to Recruiters, \"Page Admins\" due in 21 days", "command.start"),
        new(CommandVerb.Campaigns, WhoMay.HrOnly, "campaigns", "command.campaigns"),
        new(CommandVerb.Remind, WhoMay.HrOnly, "remind linkedin-ai", "command.remind"),
        new(CommandVerb.Close, WhoMay.HrOnly, "close linkedin-ai", "command.close"),
    ];

    public static CommandInfo Of(CommandVerb verb) => All.First(info => info.Verb == verb);
}
