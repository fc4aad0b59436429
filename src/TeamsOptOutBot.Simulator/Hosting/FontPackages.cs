using System.ComponentModel;
using System.Security.Cryptography;

namespace TeamsOptOutBot.Simulator.Hosting;

/// <summary>Installs the typefaces with which the bot makes PDFs: once per lock file, into the user's cache.</summary>
internal static class FontPackages
{
    private static readonly string Lists = Path.Combine(AppContext.BaseDirectory, "Fonts");

    /// <summary>Where the typefaces are, or will be once they are installed; the bot looks there until they are.</summary>
    public static string Folder { get; } = FolderOf();

    /// <summary>Installs them where they are missing; says why it cannot.</summary>
    public static async Task EnsureAsync(Action<string> say, CancellationToken cancellationToken)
    {
        if (System.IO.Directory.Exists(Folder))
        {
            return;
        }

        var work = Folder + "-" + Guid.NewGuid().ToString("N")[..8];
        System.IO.Directory.CreateDirectory(work);
        try
        {
            foreach (var file in System.IO.Directory.EnumerateFiles(Lists))
            {
                File.Copy(file, Path.Combine(work, Path.GetFileName(file)));
            }

            var (code, output) = await Npm.RunAsync(work, ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], cancellationToken);
            if (code != 0)
            {
                say($"npm ci failed, so the bot makes no PDFs. Its last line: {output.Trim().Split('\n')[^1]}");
                return;
            }

            Keep(work);
        }
        catch (Win32Exception)
        {
            say("npm was not found, so the bot makes no PDFs. Install Node.js 20 or later (https://nodejs.org) and start again.");
        }
        finally
        {
            System.IO.Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>Two weights of each typeface and its licence; the packages hold many more.</summary>
    private static void Keep(string work)
    {
        var kept = System.IO.Directory.CreateDirectory(Path.Combine(work, "kept")).FullName;
        foreach (var file in System.IO.Directory.EnumerateFiles(Path.Combine(work, "node_modules"), "*", SearchOption.AllDirectories))
        {
            var name = Path.GetFileName(file);
            if (name.EndsWith("_400Regular.ttf", StringComparison.Ordinal) || name.EndsWith("_700Bold.ttf", StringComparison.Ordinal))
            {
                File.Move(file, Path.Combine(kept, name));
            }
            else if (name == "LICENSE_FONT")
            {
                File.Move(file, Path.Combine(kept, $"{Path.GetFileName(Path.GetDirectoryName(file))}-{name}"));
            }
        }

        if (!System.IO.Directory.Exists(Folder))
        {
            System.IO.Directory.Move(kept, Folder);
        }
    }

    private static string FolderOf()
    {
        var lockFile = File.ReadAllBytes(Path.Combine(Lists, "package-lock.json"));
        return Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "TeamsOptOutBot", "fonts-" + Convert.ToHexStringLower(SHA256.HashData(lockFile).AsSpan(0, 8)));
    }
}
