using System.Text.RegularExpressions;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Graph;

/// <summary><c>property eq 'value'</c> and <c>startswith(property,'value')</c>, joined by <c>and</c> or by <c>or</c>. Quotes are doubled; comparison ignores case, as in Entra.</summary>
internal static partial class ODataFilter
{
    /// <param name="property">The text of a property; called with the names of <paramref name="known"/> only.</param>
    public static Answer? Parse<T>(string? filter, string known, Func<T, string, string?> property, out Func<T, bool> matches)
    {
        matches = _ => true;
        if (filter is null)
        {
            return null;
        }

        var clauses = new List<Func<T, bool>>();
        string? joint = null;
        var rest = filter.Trim();
        while (true)
        {
            if (Clause().Match(rest) is not { Success: true } match)
            {
                return GraphErrors.Unknown($"$filter {filter}");
            }

            var name = match.Groups["name"].Value;
            if (!known.Split(' ').Contains(name, StringComparer.Ordinal))
            {
                return GraphErrors.BadRequest($"Unsupported or invalid query filter clause specified for property '{name}' of resource.") with { Unknown = $"$filter {filter}" };
            }

            var value = match.Groups["text"].Success ? match.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal) : match.Groups["word"].Value;
            clauses.Add(match.Groups["starts"].Success
                ? item => property(item, name)?.StartsWith(value, StringComparison.OrdinalIgnoreCase) == true
                : item => string.Equals(property(item, name), value, StringComparison.OrdinalIgnoreCase));

            rest = rest[match.Length..].TrimStart();
            if (rest.Length == 0)
            {
                break;
            }

            if (Joint().Match(rest) is not { Success: true } next || (joint is not null && joint != next.Groups["joint"].Value))
            {
                return GraphErrors.Unknown($"$filter {filter}");
            }

            joint = next.Groups["joint"].Value;
            rest = rest[next.Length..];
        }

        matches = joint == "or" ? item => clauses.Exists(c => c(item)) : item => clauses.TrueForAll(c => c(item));
        return null;
    }

    [GeneratedRegex("""^(?:(?<starts>startswith)\(\s*(?<name>[\w/]+)\s*,\s*'(?<text>(?:[^']|'')*)'\s*\)|(?<name>[\w/]+)\s+eq\s+(?:'(?<text>(?:[^']|'')*)'|(?<word>true|false)))""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clause();

    [GeneratedRegex(@"^(?<joint>and|or)\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Joint();
}
