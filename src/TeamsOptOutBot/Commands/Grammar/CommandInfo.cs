using System.Text.Json;

namespace TeamsOptOutBot.Commands.Grammar;

/// <summary>What is known of a command beside its words, which belong to a language.</summary>
/// <param name="Example">What follows the command's word in its right form.</param>
internal sealed record CommandInfo(CommandVerb Verb, WhoMay WhoMay, string Example)
{
    /// <summary>Every command, in the order in which help lists them.</summary>
    public static IReadOnlyList<CommandInfo> All { get; } =
    [
        new(CommandVerb.Help, WhoMay.Anybody, ""),
        new(CommandVerb.Notice, WhoMay.Anybody, ""),
        new(CommandVerb.Checklist, WhoMay.Anybody, ""),
        new(CommandVerb.Verify, WhoMay.Anybody, "linkedin-ai"),
        new(CommandVerb.MyData, WhoMay.Anybody, ""),
        new(CommandVerb.EraseMe, WhoMay.Anybody, ""),
        new(CommandVerb.Status, WhoMay.Anybody, "linkedin-ai"),
        new(CommandVerb.Templates, WhoMay.HrOnly, ""),
        new(CommandVerb.Start, WhoMay.HrOnly, "linkedin-ai to Recruiters, \"Page Admins\" due in 21 days"),
        new(CommandVerb.Campaigns, WhoMay.HrOnly, ""),
        new(CommandVerb.Remind, WhoMay.HrOnly, "linkedin-ai"),
        new(CommandVerb.Close, WhoMay.HrOnly, "linkedin-ai"),
        new(CommandVerb.Why, WhoMay.HrOnly, "ada@contoso.com"),
        new(CommandVerb.PolicyNote, WhoMay.HrOnly, ""),
        new(CommandVerb.Doctor, WhoMay.HrOrIt, ""),
    ];

    /// <summary>Under which name the texts keep the command's words.</summary>
    public string WordKey { get; } = WordKeyOf(Verb);

    public static CommandInfo Of(CommandVerb verb) => All.First(info => info.Verb == verb);

    public static string WordKeyOf(CommandVerb verb) => JsonNamingPolicy.CamelCase.ConvertName(verb.ToString());
}
