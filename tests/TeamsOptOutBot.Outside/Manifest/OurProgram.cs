using System.Diagnostics;

namespace TeamsOptOutBot.Outside.Manifest;

/// <summary>Runs a verb of the service's executable to its end.</summary>
internal static class OurProgram
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    public static async Task<(int Code, string Output)> RunAsync(params IReadOnlyList<string> arguments)
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(typeof(OurProgram).Assembly.Location)!);
        return await RunAsync("dotnet", [Path.Combine(Checkout.Root, "artifacts", "bin", "TeamsOptOutBot", configuration, "TeamsOptOutBot.dll"), .. arguments]);
    }

    /// <returns>The exit code, and both outputs together.</returns>
    public static async Task<(int Code, string Output)> RunAsync(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?>? settings = null)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments) { WorkingDirectory = Checkout.Root, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true },
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            process.StartInfo.Environment[name] = value;
        process.Start();
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeLimit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await errors);
    }
}
