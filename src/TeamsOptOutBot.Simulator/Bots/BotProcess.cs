using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using TeamsOptOutBot.Simulator.Client;

namespace TeamsOptOutBot.Simulator.Bots;

/// <summary>The bot as a child process: started, stopped and killed.</summary>
internal sealed class BotProcess(BotTargets targets, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };
    private Process? _process;
    private BotOutput? _output;
    private IReadOnlyDictionary<string, string> _settings = new Dictionary<string, string>(StringComparer.Ordinal);
    private string _folder = "";
    private int _port;

    public int? Pid => _process is { HasExited: false } process ? process.Id : null;

    /// <summary>True when this simulator has a bot of its own to start.</summary>
    public bool IsConfigured => _folder.Length > 0;

    /// <summary>Chooses the bot's address. It keeps it over kills and starts.</summary>
    public void Configure(IReadOnlyDictionary<string, string> settings, string dataFolder)
    {
        _settings = settings;
        _folder = dataFolder;
        _port = FreePort();
        targets.Urls = [$"http://127.0.0.1:{_port}"];
    }

    /// <summary>Starts the bot and waits until it is ready.</summary>
    /// <exception cref="SimulatorException">It is not built, it exited, or it was not ready in time.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (Pid is not null)
            {
                return;
            }

            var assembly = FindAssembly();
            var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(assembly) };
            start.ArgumentList.Add(assembly);
            foreach (var (name, value) in _settings)
            {
                start.Environment[name] = value;
            }

            start.Environment["ASPNETCORE_URLS"] = start.Environment["Service__PublicUrl"] = $"http://127.0.0.1:{_port}";
            _output?.Dispose();
            _output = new BotOutput(Path.Combine(_folder, "bot.log"));
            _process?.Dispose();
            _process = new Process { StartInfo = start };
            _process.OutputDataReceived += (_, line) => _output.Add(line.Data);
            _process.ErrorDataReceived += (_, line) => _output.Add(line.Data);
            _process.Start();
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
            await WaitUntilReadyAsync(_process, _output, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>SIGKILL: nothing is written, nothing is closed.</summary>
    public Task KillAsync(CancellationToken cancellationToken) => EndAsync(orderly: false, cancellationToken);

    /// <summary>SIGTERM, and SIGKILL when it does not end in time.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => EndAsync(orderly: true, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        _process?.Dispose();
        _output?.Dispose();
        _http.Dispose();
        _one.Dispose();
    }

    /// <exception cref="SimulatorException">It is not built.</exception>
    internal static string FindAssembly()
    {
        var own = Path.GetDirectoryName(typeof(BotProcess).Assembly.Location)!;
        var configuration = Path.GetFileName(own);
        var path = Path.GetFullPath(Path.Combine(own, "..", "..", "TeamsOptOutBot", configuration, "TeamsOptOutBot.dll"));
        return File.Exists(path)
            ? path
            : throw new SimulatorException("The bot is not built: build src/TeamsOptOutBot in the same configuration, or start with --bot none.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilReadyAsync(Process process, BotOutput output, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        while (!await IsReadyAsync(cancellationToken))
        {
            if (process.HasExited)
            {
                await process.WaitForExitAsync(cancellationToken);
                throw new SimulatorException($"The bot exited at start with code {process.ExitCode}. Its last lines:\n{output.LastLines()}");
            }

            if (clock.GetElapsedTime(start) > StartLimit)
            {
                throw new SimulatorException($"The bot was not ready within {StartLimit.TotalSeconds:0} s (GET /health/ready). Its last lines:\n{output.LastLines()}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), clock, cancellationToken);
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri($"http://127.0.0.1:{_port}/health/ready"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task EndAsync(bool orderly, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_process is not { HasExited: false } process)
            {
                return;
            }

            if (orderly && !OperatingSystem.IsWindows())
            {
                // The shell's own kill: a small Debian has no program of that name.
                using var signal = Process.Start("/bin/sh", ["-c", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"kill -TERM {process.Id}")]);
                using var limit = new CancellationTokenSource(StopLimit, clock);
                try
                {
                    await process.WaitForExitAsync(limit.Token);
                    return;
                }
                catch (OperationCanceledException)
                {
                    // It did not end in time; the kill below ends it.
                }
            }

            process.Kill();
            await process.WaitForExitAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }
}
