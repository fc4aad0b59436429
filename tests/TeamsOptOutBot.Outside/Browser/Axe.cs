using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;

namespace TeamsOptOutBot.Outside.Browser;

/// <summary>axe-core looks at a page for what WCAG 2.2 AA and its good practices forbid.</summary>
internal static class Axe
{
    private const string Run =
        """
        async (left) => {
          const found = await axe.run(document, { rules: Object.fromEntries(left.map(rule => [rule, { enabled: false }])), runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } });
          return JSON.stringify({ passes: found.passes.length, faults: found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html} ${node.failureSummary}`)) });
        }
        """;

    private static string Source => Path.Combine(Checkout.OutsideTests, "node_modules", "axe-core", "axe.min.js");

    /// <param name="leftOut">Rules that do not hold for what is looked at.</param>
    public static async Task ShouldFindNothingAsync(IPage page, string name, params string[] leftOut)
    {
        // Through the debugger and not as an element: the page's policy lets no script in.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Source));
        using var answer = JsonDocument.Parse(await page.EvaluateAsync<string>(Run, leftOut));
        answer.RootElement.GetProperty("faults").EnumerateArray().Select(fault => fault.GetString()).ShouldBeEmpty(name);
        answer.RootElement.GetProperty("passes").GetInt32().ShouldBeGreaterThan(10, name);
    }
}
