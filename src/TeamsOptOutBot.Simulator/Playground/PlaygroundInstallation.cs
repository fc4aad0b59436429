using System.ComponentModel;
using TeamsOptOutBot.Simulator.Hosting;

namespace TeamsOptOutBot.Simulator.Playground;

/// <summary>Microsoft 365 Agents Playground from npm, once per version, into the user's cache: its licence lets one try it, not pass it on.</summary>
internal static class PlaygroundInstallation
{
    private const string Package = "@microsoft/m365agentsplayground";
    private const string Version = "0.2.28";

    /// <summary>The script that Node.js starts.</summary>
    /// <exception cref="SimulatorException">npm is missing or refuses the package.</exception>
    public static async Task<string> EnsureAsync(Action<string> say, CancellationToken cancellationToken)
    {
        var cache = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "TeamsOptOutBot", "playground-" + Version);
        var script = Path.Combine(cache, "node_modules", "@microsoft", "m365agentsplayground", "cli.js");
        if (File.Exists(script))
        {
            return script;
        }

        say("Installing Microsoft 365 Agents Playground from npm (first time only). Its licence is for evaluation.");
        var work = cache + "-" + Guid.NewGuid().ToString("N")[..8];
        System.IO.Directory.CreateDirectory(work);
        try
        {
            await File.WriteAllTextAsync(Path.Combine(work, "package.json"), """{ "private": true }""", cancellationToken);
            var (code, output) = await Npm.RunAsync(work, ["install", "--no-audit", "--no-fund", "--ignore-scripts", $"{Package}@{Version}"], cancellationToken);
            if (code != 0)
            {
                throw Refused($"npm said: {output.Trim().Split('\n')[^1].TrimEnd('.')}");
            }

            if (!System.IO.Directory.Exists(cache))
            {
                System.IO.Directory.Move(work, cache);
            }

            return script;
        }
        catch (Win32Exception)
        {
            throw Refused("npm was not found: it comes with Node.js 20 or later, https://nodejs.org");
        }
        finally
        {
            if (System.IO.Directory.Exists(work))
            {
                System.IO.Directory.Delete(work, recursive: true);
            }
        }
    }

    private static SimulatorException Refused(string why) =>
        new($"Microsoft 365 Agents Playground ({Package} {Version}) could not be installed. {why}. Without --playground everything else runs.");
}
