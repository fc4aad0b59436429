using System.Diagnostics;
using TeamsOptOutBot.Outside.Sent;

namespace TeamsOptOutBot.Outside.Browser;

/// <summary>The built simulator, started as README starts it, with the bot that it starts itself.</summary>
internal sealed class SimulatorProcess : IAsyncDisposable
{
    private const string ReadyLine = "Ready: ";

    // The page's npm packages are installed when the simulator runs for the first time.
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly Process process = new();
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("story-in-the-browser");
    private bool started;

    /// <summary>Where the page is.</summary>
    public Uri Address { get; private set; } = new("about:blank");

    public static async Task<SimulatorProcess> StartAsync()
    {
        var simulator = new SimulatorProcess();
        try
        {
            await simulator.RunAsync();
            return simulator;
        }
        catch
        {
            await simulator.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (started && !process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        data.Delete(recursive: true);
    }

    private async Task RunAsync()
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var program = Path.Combine(Checkout.Root, "artifacts", "bin", "TeamsOptOutBot.Simulator", configuration, "TeamsOptOutBot.Simulator.dll");
        process.StartInfo = new ProcessStartInfo("dotnet", [program, "--port", "0", "--data", data.FullName, "--language", "en-GB", .. SentFolder.Option])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        started = process.Start();
        var complaint = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(StartLimit);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith(ReadyLine, StringComparison.Ordinal))
            {
                Address = new Uri(line[ReadyLine.Length..]);
                return;
            }
        }

        throw new InvalidOperationException($"The simulator ended before it was ready: {await complaint}");
    }
}
