namespace TeamsOptOutBot.Reports.ManagerNumbers;

/// <summary>How the strict profile words a share. Counts come in half people.</summary>
internal static class StrictFigure
{
    /// <summary>From this size on a unit's share is a percentage, below it a word.</summary>
    public const int SmallestRounded = 20;

    /// <summary>Rounded to 5 %, and never 0 or 100: those would tell the state of each person.</summary>
    public static int Percent(long halves, int total)
    {
        var rounded = (int)(((halves * 20) + total) / (2L * total)) * 5;
        return Math.Clamp(rounded, 5, 95);
    }

    public static AnsweredShare Share(long halves, int total) => (halves * 500 / total) switch
    {
        < 350 => AnsweredShare.Few,
        < 650 => AnsweredShare.AboutHalf,
        < 875 => AnsweredShare.Most,
        _ => AnsweredShare.AlmostAll,
    };

    /// <summary>
    /// What a rest under the strict profile enters figures with. None and one look alike, all and all but one look alike:
    /// nobody's state follows. When a reader of the figure is among the counted and so knows one answer, three look alike.
    /// </summary>
    public static long Blur(int answered, int total, bool readerInside)
    {
        if (readerInside)
            return answered <= 2 ? 2 : answered >= total - 2 ? 2L * (total - 1) : 2L * answered;
        return answered <= 1 ? 1 : answered >= total - 1 ? (2L * total) - 1 : 2L * answered;
    }
}
