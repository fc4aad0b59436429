using System.Diagnostics;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Outside.Sdk;

/// <summary>Runs a script of this folder: JSON to standard input, JSON from standard output.</summary>
internal static class NodeScript
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    public static string Folder { get; } = Path.Combine(Checkout.OutsideTests, "Sdk");

    public static async Task<JsonNode> RunAsync(string script, JsonNode input, CancellationToken cancellationToken)
    {
        using var node = new Process();
        node.StartInfo = new ProcessStartInfo("node", [script])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        node.Start();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeLimit);
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
