namespace TeamsOptOutBot.Microsoft365;

/// <summary>How many letters must be typed, deleted, changed or swapped with their neighbour (optimal string alignment).</summary>
public static class EditDistance
{
    /// <summary>Nobody mistypes longer names than these by a letter, and the work grows with the square.</summary>
    private const int Longest = 1000;

    /// <returns>The distance, or <see cref="int.MaxValue"/> for texts too long to be a slip of the hand.</returns>
    public static int Between(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.Length > Longest || to.Length > Longest)
            return int.MaxValue;

        var (beforeLast, last, row) = (new int[to.Length + 1], Enumerable.Range(0, to.Length + 1).ToArray(), new int[to.Length + 1]);
        for (var line = 1; line <= from.Length; line++)
        {
            row[0] = line;
            for (var column = 1; column <= to.Length; column++)
            {
                var change = from[line - 1] == to[column - 1] ? 0 : 1;
                row[column] = Math.Min(Math.Min(row[column - 1], last[column]) + 1, last[column - 1] + change);
                if (line > 1 && column > 1 && from[line - 1] == to[column - 2] && from[line - 2] == to[column - 1])
                    row[column] = Math.Min(row[column], beforeLast[column - 2] + 1);
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[to.Length];
    }
}
