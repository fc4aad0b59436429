using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace TeamsOptOutBot.Simulator.Playground;

/// <summary>One Playground, for one person.</summary>
internal sealed class PlaygroundProcess : IAsyncDisposable
{
    private const string Announcement = "Listening on ";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private Task _drained = Task.CompletedTask;

    private PlaygroundProcess(Process process) => _process = process;

    public string Url { get; private set; } = "";

    /// <param name="folder">Holds its settings; its log goes there.</param>
    /// <param name="port">When it is taken, the Playground chooses another by itself.</param>
    /// <param name="record">It keeps what it sends and gets in <c>devTools/</c>.</param>
    /// <exception cref="SimulatorException">It does not start.</exception>
    public static async Task<PlaygroundProcess> StartAsync(string script, string folder, string botEndpoint, int port, bool record, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(
            "node", [script, "start", "-e", botEndpoint, "-c", "msteams", "-p", port.ToString(CultureInfo.InvariantCulture), "--disable-telemetry", .. record ? ["--enable-events-recording"] : Array.Empty<string>()])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["APPLICATION_INSIGHTS_NO_STATSBEAT"] = "1";
        await HideBrowserOpenerAsync(start, folder, cancellationToken);
        PlaygroundProcess playground;
        try
        {
            playground = new PlaygroundProcess(Process.Start(start) ?? throw new Win32Exception("node did not start."));
        }
        catch (Win32Exception e)
        {
            throw new SimulatorException("Node.js was not found, which Microsoft 365 Agents Playground runs on: https://nodejs.org", e);
        }

        try
        {
            await playground.WaitUntilListeningAsync(folder, cancellationToken);
            return playground;
        }
        catch
        {
            await playground.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        await _drained;
        _process.Dispose();
    }

    /// <summary>It opens a browser and ends when it finds none; there is no switch, so it finds one that does nothing.</summary>
    private static async Task HideBrowserOpenerAsync(ProcessStartInfo start, string folder, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var programs = System.IO.Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
        var opener = Path.Combine(programs, "xdg-open");
        await File.WriteAllTextAsync(opener, "#!/bin/sh\nexit 0\n", cancellationToken);
        File.SetUnixFileMode(opener, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        start.Environment["PATH"] = programs + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
    }

    private async Task WaitUntilListeningAsync(string folder, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        try
        {
            while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (line.IndexOf(Announcement, StringComparison.Ordinal) is >= 0 and var at)
                {
                    Url = $"http://localhost:{new string([.. line[(at + Announcement.Length)..].Trim().TakeWhile(char.IsAsciiDigit)])}";

                    // What it prints later is not wanted, but a full pipe would stop it.
                    _drained = Task.WhenAll(_process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None), _process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None));
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed("did not start in time");
        }

        throw Failed("ended at start");

        SimulatorException Failed(string how) => new($"Microsoft 365 Agents Playground {how}; its log is {Path.Combine(folder, "devTools", "m365agentsplayground.log")}.");
    }
}
