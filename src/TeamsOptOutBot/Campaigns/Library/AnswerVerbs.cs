namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>An answer's name in template files and its verb in the card's <c>Action.Execute</c>.</summary>
internal static class AnswerVerbs
{
    public static string Of(AnswerKind answer) => answer switch
    {
        AnswerKind.Done => "done",
        AnswerKind.KeptAsIs => "keptAsIs",
        AnswerKind.NotApplicable => "notApplicable",
        AnswerKind.RatherNotSay => "ratherNotSay",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, message: null),
    };

    public static AnswerKind? Parse(string? verb) =>
        Enum.GetValues<AnswerKind>().Where(answer => Of(answer) == verb).Select(answer => (AnswerKind?)answer).FirstOrDefault();
}
