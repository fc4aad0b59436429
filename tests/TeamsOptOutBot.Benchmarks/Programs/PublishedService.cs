using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace TeamsOptOutBot.Benchmarks.Programs;

/// <summary>The service as it is deployed: Release, ReadyToRun.</summary>
internal sealed class PublishedService(string program)
{
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);

    public static PublishedService In(string folder) => new(Path.Combine(folder, "TeamsOptOutBot"));

    public static async Task<PublishedService> PublishAsync(string folder, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "publish", Path.Combine("src", "TeamsOptOutBot"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier.StartsWith("linux", StringComparison.Ordinal) ? RuntimeInformation.RuntimeIdentifier : "linux-x64",
            "--self-contained", "false", "-o", folder, "-v", "q", "--nologo",
        ];
        await using var publish = ChildProcess.Start("dotnet", arguments, []);
        return await publish.WaitAsync(cancellationToken) == 0
            ? In(folder)
            : throw new BenchmarkException($"The service could not be published: {string.Join(' ', publish.Lines())}");
    }

    /// <summary>A loopback port that nobody uses now.</summary>
    public static string FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    /// <summary>Starts it and waits until it is ready; answers how long that took.</summary>
    public async Task<(ChildProcess Process, TimeSpan ToReady)> StartAsync(IEnumerable<KeyValuePair<string, string>> settings, string url, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(1) });
        var watch = Stopwatch.StartNew();
        var process = ChildProcess.Start(program, [], [.. settings, new("ASPNETCORE_URLS", url), new("Logging__Console__FormatterName", "simple")], Path.GetDirectoryName(program));
        while (watch.Elapsed < ReadyLimit)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"{url}/health/ready"), cancellationToken);
                if (answer.IsSuccessStatusCode)
                    return (process, watch.Elapsed);
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(5, cancellationToken);
        }

        await process.DisposeAsync();
        throw new BenchmarkException($"The service was not ready within {ReadyLimit.TotalSeconds:0} s: {string.Join(' ', process.Lines().TakeLast(5))}");
    }
}
