using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Outside.Sdk;

/// <summary>The bot of <c>sdk-bot.js</c> as a child process, with the settings that the simulator writes for any bot.</summary>
internal sealed class SdkBot : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private readonly Process _node;
    private readonly Task<string> _complaints;
    private readonly HttpClient _http;

    private SdkBot(Process node, Task<string> complaints, string url)
    {
        _node = node;
        _complaints = complaints;
        Url = url;
        _http = new HttpClient { BaseAddress = new Uri(url) };
    }

    public string Url { get; }

    public static async Task<SdkBot> StartAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("node", ["sdk-bot.js"])
        {
            WorkingDirectory = NodeScript.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        // Node reads no SSL_CERT_FILE by itself: its own variable for the simulator's certificate, OpenSSL's folders for a trusted one.
        if (settings.TryGetValue("SSL_CERT_FILE", out var roots))
        {
            start.Environment["NODE_EXTRA_CA_CERTS"] = roots;
        }
        else
        {
            start.Environment["NODE_OPTIONS"] = "--use-openssl-ca";
        }

        var node = new Process { StartInfo = start };
        node.Start();
        var complaints = node.StandardError.ReadToEndAsync(CancellationToken.None);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        try
        {
            var line = await node.StandardOutput.ReadLineAsync(limit.Token);
            var port = line?.Split(' ') is ["listening", var text]
                ? int.Parse(text, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"sdk-bot.js did not start: {line} {await complaints.WaitAsync(limit.Token)}");
            return new SdkBot(node, complaints, $"http://127.0.0.1:{port}");
        }
        catch
        {
            node.Kill(entireProcessTree: true);
            node.Dispose();
            throw;
        }
    }

    /// <summary>What the bot noted, oldest first.</summary>
    public async Task<IReadOnlyList<JsonObject>> SeenAsync(CancellationToken cancellationToken) =>
        [.. JsonNode.Parse(await _http.GetStringAsync(new Uri("/seen", UriKind.Relative), cancellationToken))!.AsArray().Select(note => note!.AsObject())];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_node.HasExited)
        {
            _node.Kill(entireProcessTree: true);
        }

        await _complaints;
        _node.Dispose();
    }
}
