using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TeamsOptOutBot.Faults;

/// <summary>The built service as a process on an address of its own, started and killed any number of times.</summary>
internal sealed class Replica(IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };
    private readonly StringBuilder _output = new();
    private Process? _process;

    public string Url { get; } = $"http://127.0.0.1:{FreePort()}";

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>What it printed over all its lives.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts it and returns when it is ready.</summary>
    public async Task StartAsync()
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "TeamsOptOutBot", configuration));
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [Path.Combine(folder, "TeamsOptOutBot.dll")])
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        foreach (var (name, value) in settings.Append(new("ASPNETCORE_URLS", Url)))
            process.StartInfo.Environment[name] = value;
        // It lives for seconds: compiling twice does not pay.
        process.StartInfo.Environment["DOTNET_TieredPGO"] = "0";
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        await WaitUntilReadyAsync(process);
    }

    /// <summary>SIGKILL; returns when the process is gone.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process)
            return;
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _http.Dispose();
    }

    private async Task WaitUntilReadyAsync(Process process)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < StartLimit; await Task.Delay(50))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The service ended at start with {process.ExitCode}:\n{Output}");
            try
            {
                using var response = await _http.GetAsync(new Uri(Url + "/health/ready"));
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                // It does not listen yet.
            }
        }

        throw new TimeoutException($"The service was not ready within {StartLimit.TotalSeconds} s:\n{Output}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Add(string? line)
    {
        lock (_output)
            _output.Append(line).Append('\n');
    }
}
