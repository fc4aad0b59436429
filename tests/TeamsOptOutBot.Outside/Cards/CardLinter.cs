using System.Diagnostics;
using System.Text.Json;

namespace TeamsOptOutBot.Outside.Cards;

/// <summary>Microsoft's own card software, run by Node.js over card files.</summary>
internal static class CardLinter
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Parse events and <c>validateProperties</c> failures of npm <c>adaptivecards</c> at target version 1.5, one line each,
    /// as "file: finding"; none means that every card is fit.
    /// </summary>
    public static Task<IReadOnlyList<string>> FindingsOfRendererAsync(params IReadOnlyList<string> cards) => RunAsync(cards);

    /// <summary>What the official Adaptive Cards 1.5 schema refuses; members that only Teams knows are left out first.</summary>
    public static Task<IReadOnlyList<string>> FindingsOfSchemaAsync(params IReadOnlyList<string> cards) =>
        RunAsync(["--schema", Path.Combine(Checkout.Conformance, "adaptive-card-1.5.schema.json"), .. cards]);

    private static async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<string> arguments)
    {
        using var node = new Process();
        node.StartInfo = new ProcessStartInfo("node", ["lint-cards.js", .. arguments])
        {
            WorkingDirectory = Path.Combine(Checkout.OutsideTests, "Cards"),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        node.Start();
        using var limit = new CancellationTokenSource(TimeLimit);
        try
        {
            var output = node.StandardOutput.ReadToEndAsync(limit.Token);
            var complaint = node.StandardError.ReadToEndAsync(limit.Token);
            await node.WaitForExitAsync(limit.Token);
            if (node.ExitCode != 0)
            {
                throw new InvalidOperationException($"lint-cards.js ended with {node.ExitCode}: {await complaint}");
            }

            var findings = JsonSerializer.Deserialize<Dictionary<string, List<string>>>(await output);
            return [.. findings!.SelectMany(card => card.Value.Select(finding => $"{card.Key}: {finding}"))];
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill(entireProcessTree: true);
            }
        }
    }
}
