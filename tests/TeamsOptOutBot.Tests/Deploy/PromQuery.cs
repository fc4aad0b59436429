using System.Text.RegularExpressions;

namespace TeamsOptOutBot.Tests.Deploy;

/// <summary>As much of a Prometheus expression as tells which series and which labels it asks for.</summary>
internal static partial class PromQuery
{
    private static readonly string[] Operators = ["and", "or", "unless", "bool", "offset"];

    public static IEnumerable<string> Series(string expression) =>
        Identifier().Matches(Range().Replace(Grouping().Replace(Selector().Replace(expression, " "), " "), " "))
            .Where(match => !match.Groups["call"].Success)
            .Select(match => match.Groups["name"].Value)
            .Where(name => !Operators.Contains(name, StringComparer.Ordinal));

    public static IEnumerable<(string Label, string Value)> Labels(string expression) =>
        Selector().Matches(expression).SelectMany(selector => Matcher().Matches(selector.Value)).Select(match => (match.Groups["label"].Value, match.Groups["value"].Value));

    public static IEnumerable<string> GroupedBy(string expression) =>
        Grouping().Matches(expression).SelectMany(match => match.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Selector();

    [GeneratedRegex(@"\b(by|without|on|ignoring)\s*\((?<labels>[^)]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Grouping();

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Range();

    [GeneratedRegex(@"(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?<call>\s*\()?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"(?<label>[a-z_]+)\s*(=~|!~|!=|=)\s*""(?<value>[^""]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Matcher();
}
