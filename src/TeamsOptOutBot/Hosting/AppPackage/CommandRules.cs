using System.Text.Json.Nodes;
using TeamsOptOutBot.Commands.Grammar;

namespace TeamsOptOutBot.Hosting.AppPackage;

/// <summary>What is offered must be understood.</summary>
internal static class CommandRules
{
    public static IEnumerable<string> Check(JsonObject manifest, CommandWords words)
    {
        var commands = PackageCommands.In(manifest).ToList();
        foreach (var (path, command) in commands)
        {
            foreach (var problem in Texts($"manifest.json: {path}", command.Title, command.Description))
                yield return problem;
            if (command.Title.Length > 0 && words.Find(command.Title) is null)
                yield return $"manifest.json: the bot does not know the command '{command.Title}' ({path}).";
        }

        foreach (var list in commands.GroupBy(command => command.Path[..command.Path.LastIndexOf(".commands", StringComparison.Ordinal)], StringComparer.Ordinal))
        {
            if (list.Count() > 12)
                yield return $"manifest.json: {list.Key} has {list.Count()} commands; Teams takes at most 12.";
            foreach (var twice in list.GroupBy(command => command.Command.Title, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
                yield return $"manifest.json: {list.Key} has the command '{twice.Key}' twice.";
        }
    }

    public static IEnumerable<string> Texts(string place, string title, string description) =>
        [.. PackageRules.Length($"{place}.title", title, 128), .. PackageRules.Length($"{place}.description", description, 4000)];
}
