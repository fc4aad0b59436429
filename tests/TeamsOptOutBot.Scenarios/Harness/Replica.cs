using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace TeamsOptOutBot.Scenarios.Harness;

/// <summary>The built service as a process with an address of its own, which it keeps over kills and starts.</summary>
internal sealed class Replica(IReadOnlyCollection<KeyValuePair<string, string>> settings, LogLines log) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };
    private Process? _process;

    public string Url { get; } = $"http://127.0.0.1:{FreePort()}";

    public int Pid => _process?.Id ?? 0;

    /// <summary>Starts it and returns when it is ready.</summary>
    public async Task StartAsync()
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "TeamsOptOutBot", configuration));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "TeamsOptOutBot.dll")]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings.Append(new("ASPNETCORE_URLS", Url)))
            start.Environment[name] = value;
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        for (var watch = Stopwatch.StartNew(); !await IsReadyAsync(); await Task.Delay(50))
        {
            process.HasExited.ShouldBeFalse($"The service ended at start:\n{string.Join('\n', log.All)}");
            watch.Elapsed.ShouldBeLessThan(StartLimit, "The service does not become ready.");
        }
    }

    /// <summary>SIGKILL; returns when the process is gone.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM; returns its exit code and how long it took to end.</summary>
    public async Task<(int ExitCode, TimeSpan Took)> StopAsync()
    {
        var watch = Stopwatch.StartNew();
        using var signal = Process.Start("/bin/sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {Pid}")]);
        await _process!.WaitForExitAsync();
        return (_process.ExitCode, watch.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        _process?.Dispose();
        _process = null;
        _http.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(Url + "/health/ready"));
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            // It does not listen yet.
            return false;
        }
    }

    private void Add(string? line)
    {
        if (line is not null)
            log.Log(line.Contains(" fail: ", StringComparison.Ordinal) ? LogLevel.Error : LogLevel.Information, default, line, null, (text, _) => text);
    }
}
