using System.Text.RegularExpressions;

namespace TeamsOptOutBot.Tests.Deploy;

/// <summary>The anchors that GitHub gives the headings of a Markdown file.</summary>
internal static partial class Headings
{
    public static IReadOnlyList<string> In(string file) =>
        [.. File.ReadLines(file).Where(line => line.StartsWith('#')).Select(line => Dropped().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex(@"[^\p{L}\p{N} _-]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dropped();
}
