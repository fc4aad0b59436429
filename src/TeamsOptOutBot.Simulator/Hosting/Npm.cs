using System.ComponentModel;
using System.Diagnostics;

namespace TeamsOptOutBot.Simulator.Hosting;

/// <summary>Runs npm.</summary>
internal static class Npm
{
    /// <exception cref="Win32Exception">npm is not there.</exception>
    public static async Task<(int Code, string Output)> RunAsync(string folder, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var npm = Process.Start(start) ?? throw new Win32Exception("npm did not start.");
        var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = npm.StandardError.ReadToEndAsync(cancellationToken);
        await npm.WaitForExitAsync(cancellationToken);
        return (npm.ExitCode, await output + await errors);
    }
}
