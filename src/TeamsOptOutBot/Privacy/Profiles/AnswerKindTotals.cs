namespace TeamsOptOutBot.Privacy.Profiles;

/// <summary>How many gave which answer, in the order of the answers that could be given.</summary>
internal sealed record AnswerKindTotals(IReadOnlyList<int> Cells)
{
    public int Answered => Cells.Sum();
}

/// <summary>The same as a report may show it: null is a suppressed cell. The total is exact in every profile.</summary>
internal sealed record ShownAnswerKinds(IReadOnlyList<int?> Cells, int Answered);
