using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Outside.Sent;

namespace TeamsOptOutBot.Outside.Playground;

/// <summary>What the bot sent to the Playgrounds' own connectors, which the simulator does not see: the Playground records it.</summary>
internal static class PlaygroundRecording
{
    private const string Connector = "/_connector";

    /// <summary>Every different request of the bot, kept with what the simulator has kept.</summary>
    /// <param name="folder">The simulator's data folder.</param>
    /// <returns>How many there were.</returns>
    public static async Task<int> KeepAsync(string folder)
    {
        var kept = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "playground"), "events_recording_*.log", SearchOption.AllDirectories))
        {
            foreach (var part in (await File.ReadAllTextAsync(file)).Split("\n---\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (JsonNode.Parse(part)?["request"] is { } request && (string?)request["url"] is { } url && url.IndexOf(Connector, StringComparison.Ordinal) is >= 0 and var at && request["body"] is JsonObject body)
                {
                    await KeepAsync((string)request["method"]!, "/teams" + url[(at + Connector.Length)..], body);
                    kept++;
                }
            }
        }

        return kept;
    }

    private static async Task KeepAsync(string method, string path, JsonObject body)
    {
        var json = body.ToJsonString();
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))) + ".json";
        Directory.CreateDirectory(SentFolder.Own!);
        await File.WriteAllTextAsync(
            Path.Combine(SentFolder.Own!, name),
            new JsonObject { ["operation"] = "connector.playground", ["method"] = method, ["path"] = path, ["body"] = body.DeepClone() }.ToJsonString());
    }
}
