namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>How many letters must be typed, deleted, changed or swapped with their neighbour (optimal string alignment).</summary>
internal static class EditDistance
{
    private const int Longest = 100;

    /// <returns>The distance, or <see cref="int.MaxValue"/> for texts too long to be a slip of the hand.</returns>
    public static int Between(string a, string b)
    {
        if (a.Length > Longest || b.Length > Longest)
        {
            return int.MaxValue;
        }

        var distances = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    distances[i, j] = i + j;
                    continue;
                }

                var changed = distances[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                var least = Math.Min(changed, 1 + Math.Min(distances[i - 1, j], distances[i, j - 1]));
                var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                distances[i, j] = swapped ? Math.Min(least, distances[i - 2, j - 2] + 1) : least;
            }
        }

        return distances[a.Length, b.Length];
    }
}
