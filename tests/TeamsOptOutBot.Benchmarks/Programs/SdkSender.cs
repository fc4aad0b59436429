using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Benchmarks.Programs;

/// <summary>Microsoft's JavaScript SDK (npm <c>botbuilder</c>), which sends the same cards to the same people.</summary>
internal static class SdkSender
{
    private static readonly string Packages = Path.Combine(Repository.Root, "tests", "TeamsOptOutBot.Outside", "node_modules");

    /// <summary>Null where npm's packages cannot be installed.</summary>
    public static async Task<bool> IsInstalledAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(Path.Combine(Packages, "botbuilder")))
            return true;
        await using var npm = ChildProcess.Start("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], [], Path.GetDirectoryName(Packages));
        return await npm.WaitAsync(cancellationToken) == 0;
    }

    /// <returns>How many were sent, how many failed, and how long it took from the first to the last.</returns>
    public static async Task<(int Sent, int Failed, TimeSpan Took)> SendAsync(
        SimulatedTenant tenant, string folder, int inFlight, IReadOnlyDictionary<string, JsonNode> cards, IEnumerable<(string Conversation, string Card)> people, CancellationToken cancellationToken)
    {
        var job = Path.Combine(folder, "sdk.json");
        await File.WriteAllTextAsync(job, JsonSerializer.Serialize(new
        {
            serviceUrl = tenant.Settings["Microsoft365__TeamsServiceUrl"],
            inFlight,
            cards,
            people = people.Select(p => new { conversation = p.Conversation, card = p.Card }),
        }), cancellationToken);
        var settings = new Dictionary<string, string>(tenant.Settings) { ["NODE_PATH"] = Packages };

        // Node reads no SSL_CERT_FILE by itself: its own variable for the simulator's certificate, OpenSSL's folders for a trusted one.
        if (settings.TryGetValue("SSL_CERT_FILE", out var roots))
            settings["NODE_EXTRA_CA_CERTS"] = roots;
        else
            settings["NODE_OPTIONS"] = "--use-openssl-ca";
        await using var node = ChildProcess.Start("node", [Path.Combine(AppContext.BaseDirectory, "sdk-sender.js"), job], settings);
        var line = await node.FindLineAsync("sent ", TimeSpan.FromMinutes(5), cancellationToken) ?? throw new BenchmarkException("The SDK's sender did not end in time.");
        return line.Split(' ') is ["sent", var sent, "failed", var failed, "milliseconds", var milliseconds]
            ? (int.Parse(sent, CultureInfo.InvariantCulture), int.Parse(failed, CultureInfo.InvariantCulture), TimeSpan.FromMilliseconds(long.Parse(milliseconds, CultureInfo.InvariantCulture)))
            : throw new BenchmarkException($"The SDK's sender printed: {line}");
    }
}
