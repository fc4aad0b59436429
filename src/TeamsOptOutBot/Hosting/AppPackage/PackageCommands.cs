using System.Globalization;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Hosting.AppPackage;

/// <summary>The commands that a manifest offers, and what the bot makes of them: a chosen title comes back as typed text, in the client's language.</summary>
internal static class PackageCommands
{
    /// <summary>Each command of each list with its path, such as <c>bots[0].commandLists[0].commands[3]</c>.</summary>
    public static IEnumerable<(string Path, PackageCommand Command)> In(JsonObject manifest)
    {
        var bots = manifest["bots"] as JsonArray ?? [];
        for (var bot = 0; bot < bots.Count; bot++)
        {
            var lists = bots[bot]?["commandLists"] as JsonArray ?? [];
            for (var list = 0; list < lists.Count; list++)
            {
                var commands = lists[list]?["commands"] as JsonArray ?? [];
                for (var at = 0; at < commands.Count; at++)
                {
                    yield return (
                        string.Create(CultureInfo.InvariantCulture, $"bots[{bot}].commandLists[{list}].commands[{at}]"),
                        new PackageCommand(commands[at]?["title"]?.ToString() ?? "", commands[at]?["description"]?.ToString() ?? ""));
                }
            }
        }
    }
}

internal sealed record PackageCommand(string Title, string Description);
