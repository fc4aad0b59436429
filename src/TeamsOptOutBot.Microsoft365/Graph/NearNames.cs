namespace TeamsOptOutBot.Microsoft365.Graph;

/// <summary>Which names somebody may have meant, best first.</summary>
internal static class NearNames
{
    public const int Maximum = 5;

    /// <summary>Two names are near when half of the longer one agrees.</summary>
    private const double Threshold = 0.5;

    private const double SameWords = 0.75;

    public static IReadOnlyList<DirectoryGroup> Rank(string wanted, IEnumerable<DirectoryGroup> candidates) =>
    [
        .. candidates
            .DistinctBy(group => group.Id)
            .Select(group => (Group: group, Score: Score(wanted, group.DisplayName)))
            .Where(near => near.Score >= Threshold)
            .OrderByDescending(near => near.Score)
            .ThenBy(near => near.Group.DisplayName, StringComparer.OrdinalIgnoreCase)
            .Select(near => near.Group)
            .Take(Maximum),
    ];

    /// <summary>The words of a text, without punctuation.</summary>
    public static string[] Words(string text) =>
        new string([.. text.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>0 for nothing in common, 1 for the same, whatever the case.</summary>
    public static double Score(string wanted, string name)
    {
        var (left, right) = (wanted.ToUpperInvariant(), name.ToUpperInvariant());
        if (left.Length == 0 || right.Length == 0)
            return 0;

        var similarity = 1 - ((double)EditDistance.Between(left, right) / Math.Max(left.Length, right.Length));
        var names = Words(right);
        var hasAll = Words(left) is { Length: > 0 } words && words.All(word => names.Any(part => part.StartsWith(word, StringComparison.Ordinal)));
        return hasAll ? Math.Max(similarity, SameWords) : similarity;
    }
}
