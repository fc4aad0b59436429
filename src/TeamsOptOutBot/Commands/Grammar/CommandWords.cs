namespace TeamsOptOutBot.Commands.Grammar;

/// <summary>
/// The words of the grammar in one language. The first word of a verb is the one shown to people, the others are understood too.
/// A word may hold one space ("my data").
/// </summary>
internal sealed record CommandWords(
    string Language,
    IReadOnlyDictionary<CommandVerb, string[]> Verbs,
    string[] To,
    string[] Except,
    string[] Due,
    string[] In,
    string[] Days,
    string[] As,
    string[] Strict,
    string[] LooserProfiles)
{
    public static CommandWords English { get; } = new(
        "en",
        new Dictionary<CommandVerb, string[]>
        {
            [CommandVerb.Help] = ["help"],
            [CommandVerb.Notice] = ["notice"],
            [CommandVerb.Templates] = ["templates"],
            [CommandVerb.Start] = ["start"],
            [CommandVerb.Status] = ["status"],
            [CommandVerb.Campaigns] = ["campaigns"],
            [CommandVerb.Remind] = ["remind"],
            [CommandVerb.Close] = ["close"],
            [CommandVerb.Verify] = ["verify"],
            [CommandVerb.MyData] = ["my data", "mydata"],
        },
        To: ["to"],
        Except: ["except"],
        Due: ["due"],
        In: ["in"],
        Days: ["days", "day"],
        As: ["as"],
        Strict: ["strict"],
        LooserProfiles: ["standard", "open"]);

    /// <summary>Every language whose words are understood; all of them at once, since people mix them.</summary>
    public static IReadOnlyList<CommandWords> All { get; } = [English];
}
