using TeamsOptOutBot.Microsoft365;

namespace TeamsOptOutBot.Commands.Grammar;

/// <summary>Finds what somebody probably meant: for commands, campaign names, template ids and group names.</summary>
internal static class NearNames
{
    // Longer names are compared by their beginning, so that the work stays bounded whatever is typed.
    private const int ComparedLength = 64;

    /// <summary>
    /// The known names nearest to <paramref name="wanted"/> whatever their case, nearest first: names that begin with it,
    /// then by Damerau-Levenshtein distance up to a third of the length, then names that contain it.
    /// </summary>
    public static IReadOnlyList<string> Find(string wanted, IEnumerable<string> known, int max = 3)
    {
        var typed = Fold(wanted);
        if (typed.Length == 0)
            return [];
        return [.. known
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => (Name: name, Distance: Distance(typed, Fold(name))))
            .Where(pair => pair.Distance is not null)
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase)
            .Take(max)
            .Select(pair => pair.Name)];
    }

    private static string Fold(string name)
    {
        var trimmed = name.Trim();
        return (trimmed.Length > ComparedLength ? trimmed[..ComparedLength] : trimmed).ToUpperInvariant();
    }

    private static int? Distance(string typed, string name)
    {
        if (name == typed)
            return -1;
        var limit = Math.Max(1, Math.Max(typed.Length, name.Length) / 3);
        if (typed.Length >= 2 && name.StartsWith(typed, StringComparison.Ordinal))
            return 0;
        if (Math.Abs(typed.Length - name.Length) <= limit)
        {
            var edits = EditDistance.Between(typed, name);
            if (edits <= limit)
                return edits;
        }

        return typed.Length >= 3 && name.Contains(typed, StringComparison.Ordinal) ? ComparedLength : null;
    }
}
