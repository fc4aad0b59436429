using System.ComponentModel;
using System.Security.Cryptography;

namespace TeamsOptOutBot.Simulator.Hosting;

/// <summary>Installs the page's npm packages when they are missing: once per lock file, into the user's cache.</summary>
internal static class PagePackages
{
    private static readonly string[] Copied = ["package.json", "package-lock.json", ".npmrc"];

    /// <summary>The folder that holds the packages; null, after saying why and how to mend it, when there is none.</summary>
    public static async Task<string?> EnsureAsync(string pageFolder, Action<string> say, CancellationToken cancellationToken)
    {
        var beside = Path.Combine(pageFolder, "node_modules");
        if (System.IO.Directory.Exists(Path.Combine(beside, "adaptivecards")))
        {
            return beside;
        }

        var lockFile = await File.ReadAllBytesAsync(Path.Combine(pageFolder, "package-lock.json"), cancellationToken);
        var cache = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "TeamsOptOutBot", "page-" + Convert.ToHexStringLower(SHA256.HashData(lockFile).AsSpan(0, 8)));
        var packages = Path.Combine(cache, "node_modules");
        if (System.IO.Directory.Exists(packages))
        {
            return packages;
        }

        say("Installing the page's packages from npm (first start only) …");
        var work = cache + "-" + Guid.NewGuid().ToString("N")[..8];
        System.IO.Directory.CreateDirectory(work);
        try
        {
            foreach (var name in Copied.Where(n => File.Exists(Path.Combine(pageFolder, n))))
            {
                File.Copy(Path.Combine(pageFolder, name), Path.Combine(work, name));
            }

            var (code, output) = await Npm.RunAsync(work, ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], cancellationToken);
            if (code != 0)
            {
                say($"npm ci failed, so cards are shown without their look. Its last line: {output.Trim().Split('\n')[^1]}. Mend it and run: npm ci --prefix src/TeamsOptOutBot.Simulator/Page");
                return null;
            }

            if (!System.IO.Directory.Exists(cache))
            {
                System.IO.Directory.Move(work, cache);
            }

            return packages;
        }
        catch (Win32Exception)
        {
            say("npm was not found, so cards are shown without their look. Install Node.js 20 or later (https://nodejs.org) and start again.");
            return null;
        }
        finally
        {
            if (System.IO.Directory.Exists(work))
            {
                System.IO.Directory.Delete(work, recursive: true);
            }
        }
    }
}
