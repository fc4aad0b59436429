using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Simulator.Traffic;

/// <summary>
/// Keeps each different body that the bot sent (to the connector, as mail, as the answer to an invoke) as a JSON file, for
/// software that checks it. The file's name is the hash of what it holds, so several runs may share a folder.
/// </summary>
internal sealed class SentRecord(SimulatorOptions options)
{
    private readonly ConcurrentDictionary<string, bool> _kept = new(StringComparer.Ordinal);

    /// <summary>A request of the bot to the tenant.</summary>
    /// <param name="body">As it came over the wire; nothing is kept of one that is empty or no JSON.</param>
    public Task RequestAsync(string operation, string method, string path, byte[] body) =>
        options.Record is not null && method is "POST" or "PUT" && (operation.StartsWith("connector.", StringComparison.Ordinal) || operation == "graph.sendMail")
            ? KeepAsync(operation, method, path, body)
            : Task.CompletedTask;

    /// <summary>What the bot answered to an activity.</summary>
    public Task AnswerAsync(string operation, byte[] body) =>
        options.Record is not null ? KeepAsync(operation, "answer", null, body) : Task.CompletedTask;

    private async Task KeepAsync(string operation, string method, string? path, byte[] body)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(operation), .. body]));
        if (body.Length == 0 || !_kept.TryAdd(hash, true) || Parse(body) is not { } json)
        {
            return;
        }

        var folder = System.IO.Directory.CreateDirectory(options.Record!).FullName;
        var file = Path.Combine(folder, hash + ".json");
        if (File.Exists(file))
        {
            return;
        }

        // Several processes keep in one folder, and nobody shall read half a file.
        var draft = Path.Combine(folder, Path.GetRandomFileName());
        await File.WriteAllTextAsync(draft, new JsonObject { ["operation"] = operation, ["method"] = method, ["path"] = path, ["body"] = json }.ToJsonString());
        File.Move(draft, file, overwrite: true);
    }

    private static JsonNode? Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (System.Text.Json.JsonException)
        {
            // The tenant refuses it; that is another test's matter.
            return null;
        }
    }
}
