using System.Diagnostics;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Outside;

/// <summary>Runs a script of this project with Node.js: JSON goes in through stdin and comes out of stdout.</summary>
internal static class NodeScript
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(3);

    /// <param name="script">Path below this project's folder.</param>
    /// <exception cref="InvalidOperationException">The script failed; the message holds what it wrote to stderr.</exception>
    public static async Task<JsonNode> RunAsync(string script, JsonNode input, params IReadOnlyList<string> arguments)
    {
        using var node = new Process();
        node.StartInfo = new ProcessStartInfo("node", [Path.Combine(Checkout.OutsideTests, script), .. arguments])
        {
            WorkingDirectory = Checkout.OutsideTests,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        node.Start();
        using var limit = new CancellationTokenSource(TimeLimit);
        try
        {
            var output = node.StandardOutput.ReadToEndAsync(limit.Token);
            var complaint = node.StandardError.ReadToEndAsync(limit.Token);
            await node.StandardInput.WriteAsync(input.ToJsonString().AsMemory(), limit.Token);
            node.StandardInput.Close();
            await node.WaitForExitAsync(limit.Token);
            return node.ExitCode == 0
                ? JsonNode.Parse(await output)!
                : throw new InvalidOperationException($"{script} ended with {node.ExitCode}: {await complaint}");
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
