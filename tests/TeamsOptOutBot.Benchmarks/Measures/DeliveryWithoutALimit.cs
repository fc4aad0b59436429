using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Benchmarks.Programs;

namespace TeamsOptOutBot.Benchmarks.Measures;

/// <summary>
/// With the tenant's limits off: the service, which stores each step durably, and beside it Microsoft's SDK, which stores nothing,
/// with the same cards to the same people through the same tenant with as many in flight.
/// </summary>
internal static class DeliveryWithoutALimit
{
    /// <summary>The service's in-flight window.</summary>
    private const int InFlight = 64;

    public static async IAsyncEnumerable<Figure> RunAsync(Bench bench, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var database in bench.Databases)
        {
            await using var bed = await Bed.MakeAsync(bench, database, bench.Full ? 60_000 : 15_000, Bed.NoLimit, cancellationToken);
            await bed.Tenant.LimitAsync(0, cancellationToken);
            await bed.InstallForAllAsync("All Staff", cancellationToken);
            var people = (await bed.Tenant.PeopleAsync("All Staff", cancellationToken)).Count;
            var preview = await bed.Hr.PreviewAsync("All Staff", cancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
            var last = await bed.Hr.LastAsync(cancellationToken);
            var since = await bed.Tenant.LogEndAsync(cancellationToken);
            var (before, beforeTenant) = (bed.Service.Processor, bed.Tenant.Process.Processor);
            await bed.Hr.SendNowAsync(preview, cancellationToken);
            var notices = await bed.AllNoticesAsync(last, people - 1, cancellationToken);
            var rate = (notices.Count - 1) / (notices[^1].Time - notices[0].Time).TotalSeconds;
            var (bot, tenant) = ((bed.Service.Processor - before).TotalMilliseconds / people, (bed.Tenant.Process.Processor - beforeTenant).TotalMilliseconds / people);
            yield return new Figure(
                $"delivery without a limit, {people:N0} known people, {database.Name}, {InFlight} in flight", $"{rate:N0} people/s (processor time each: service {bot:0.00} ms, tenant {tenant:0.00} ms)",
                database.IsShared ? "" : "at least 1,500 people/s", database.IsShared ? null : rate >= 1500);
            if (database.IsShared)
                continue;
            if (!await SdkSender.IsInstalledAsync(cancellationToken))
            {
                yield return new Figure("the JavaScript SDK beside it", "not measured: npm gives no packages", "at least 3 times");
                continue;
            }

            await bed.Service.KillAsync();
            var sdk = await MeasureSdkAsync(bed, since, notices, cancellationToken);
            yield return new Figure($"the JavaScript SDK (botbuilder) to the same people with the same cards, {InFlight} in flight, nothing stored", $"{sdk:N0} people/s");
            yield return new Figure("ratio", $"{rate / sdk:0.0} times", "at least 3 times", rate / sdk >= 3);
        }
    }

    private static async Task<double> MeasureSdkAsync(Bed bed, long since, IReadOnlyList<(string Person, string Id, string Hash, DateTimeOffset Time)> notices, CancellationToken cancellationToken)
    {
        var hashes = notices.GroupBy(n => n.Person).ToDictionary(g => g.Key, g => g.First().Hash);
        var cards = new Dictionary<string, JsonNode>();
        foreach (var variant in notices.DistinctBy(n => n.Hash))
            cards[variant.Hash] = (await bed.Tenant.ChatAsync(variant.Person, "0", cancellationToken)).First(m => (string?)m["id"] == variant.Id)["card"]!.DeepClone();
        var people = (await bed.Tenant.LogAsync(since, cancellationToken))
            .Where(e => (string?)e["direction"] == "toTenant" && (string?)e["method"] == "POST" && (bool)e["accepted"]! && (string?)e["person"] is { } person && hashes.ContainsKey(person))
            .Select(e => (Person: (string)e["person"]!, Parts: ((string)e["path"]!).Split('/')))
            .Where(e => e.Parts is ["", "teams", "v3", "conversations", _, "activities"])
            .DistinctBy(e => e.Person)
            .Select(e => (Conversation: Uri.UnescapeDataString(e.Parts[4]), Card: hashes[e.Person])).ToList();
        var result = await SdkSender.SendAsync(bed.Tenant, bed.Folder, InFlight, cards, people, cancellationToken);
        return result.Failed == 0 && result.Sent > people.Count / 2
            ? result.Sent / result.Took.TotalSeconds
            : throw new BenchmarkException($"The SDK sent {result.Sent}, and {result.Failed} failed.");
    }
}
