namespace TeamsOptOutBot.Reports.ManagerNumbers;

/// <summary>What one asker may read about their own people, direct and indirect. Their own answer is not part of it.</summary>
internal abstract record ManagerNumber
{
    private ManagerNumber()
    {
    }

    /// <summary>Nobody reports to the asker.</summary>
    public sealed record NobodyYours : ManagerNumber;

    /// <summary>People report to the asker, and none of them is in the campaign.</summary>
    public sealed record NobodyInAudience : ManagerNumber;

    /// <summary>The asker's own people.</summary>
    public sealed record Own(UnitFigure Figure) : ManagerNumber;

    /// <summary>The asker's own figure would point at someone; this is the next larger unit above that has one.</summary>
    /// <param name="UnitManager">Index of that unit's manager, for naming the unit.</param>
    /// <param name="OwnTotal">How many of the asker's own people are in the campaign; with five or more it is the rest of the larger unit that is too few.</param>
    public sealed record NextLargerUnit(int UnitManager, UnitFigure Figure, int OwnTotal) : ManagerNumber;

    /// <summary>Not even the largest unit above has enough people for a figure.</summary>
    public sealed record TooFewAnywhere : ManagerNumber;
}

internal abstract record UnitFigure
{
    private UnitFigure()
    {
    }

    public sealed record Exact(int Answered, int Total) : UnitFigure;

    /// <param name="Percent">A multiple of 5 from 5 ("5 % or fewer") to 95 ("95 % or more").</param>
    public sealed record Rounded(int Percent, int Total) : UnitFigure;

    public sealed record Share(AnsweredShare Answered, int Total) : UnitFigure;
}

internal enum AnsweredShare
{
    Few,
    AboutHalf,
    Most,
    AlmostAll,
}
