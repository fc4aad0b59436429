namespace TeamsOptOutBot.Privacy.Profiles;

/// <summary>Hides small kinds of answers so that neither subtraction nor knowledge of this rule brings them back.</summary>
internal static class Suppression
{
    public const int SmallestShown = 5;

    /// <summary>
    /// In <see cref="PrivacyProfile.Open"/> everything is shown. Else every cell below 5 is hidden, zero included (that nobody
    /// chose an answer says something about everybody), and with them the smallest other cell and all that equal it.
    /// </summary>
    /// <remarks>
    /// Why it holds against somebody who knows the total and this rule: the rule treats the kinds alike, so any exchange of
    /// two hidden values shows the same table, and the hidden values are never all the same (some are below 5, one is not),
    /// unless all are below 5, where moving one answer from one kind to another shows the same table.
    /// With no answer at all there is nothing to hide, nor where only one answer can be given: the total is that cell.
    /// </remarks>
    public static ShownAnswerKinds Show(AnswerKindTotals totals, PrivacyProfile profile)
    {
        var hideUpTo = profile == PrivacyProfile.Open || totals.Answered == 0 || totals.Cells.Count == 1 || totals.Cells.Min() >= SmallestShown
            ? -1
            : totals.Cells.Where(cell => cell >= SmallestShown).DefaultIfEmpty(SmallestShown).Min();
        return new([.. totals.Cells.Select(cell => cell > hideUpTo ? cell : (int?)null)], totals.Answered);
    }

    /// <summary>
    /// Whether the kinds may be shown anew. HR sees live who has answered, so a table renewed with every answer would tell
    /// what the last one answered: a new table waits for five more answers than <paramref name="shown"/> has.
    /// Answers that were changed count through <paramref name="changedSince"/> only.
    /// </summary>
    public static bool IsNewTableDue(ShownAnswerKinds? shown, int answeredNow, int changedSince, PrivacyProfile profile) =>
        profile == PrivacyProfile.Open
        || Math.Abs(answeredNow - (shown?.Answered ?? 0)) >= SmallestShown
        || changedSince >= SmallestShown;
}
