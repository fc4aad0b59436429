using System.Runtime.CompilerServices;
using TeamsOptOutBot.Benchmarks.Programs;

namespace TeamsOptOutBot.Benchmarks.Measures;

/// <summary>A campaign to people whose conversations are known, under Teams' 50 requests a second, with the service's own defaults.</summary>
internal static class DeliveryUnderTheLimit
{
    public static async IAsyncEnumerable<Figure> RunAsync(Bench bench, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var bed = await Bed.MakeAsync(bench, bench.Databases[0], bench.Full ? 6000 : 1500, new Dictionary<string, string>(), cancellationToken);
        await bed.InstallForAllAsync("All Staff", cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
        var people = (await bed.Tenant.PeopleAsync("All Staff", cancellationToken)).Count;
        var preview = await bed.Hr.PreviewAsync("All Staff", cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
        var since = await bed.Tenant.LogEndAsync(cancellationToken);
        await bed.Hr.SendNowAsync(preview, cancellationToken);
        var notices = await bed.AllNoticesAsync(await bed.Hr.LastAsync(cancellationToken), people - 1, cancellationToken);
        var requests = (await bed.Tenant.LogAsync(since, cancellationToken)).Where(e => (string?)e["direction"] == "toTenant" && ((string)e["path"]!).StartsWith("/teams/", StringComparison.Ordinal)).ToList();
        var refused = requests.Count(e => (int)e["status"]! == 429);

        // From first to last, without the few seconds of pressing the button and of the progress card.
        var rate = (notices.Count - 1) / (notices[^1].Time - notices[0].Time).TotalSeconds;
        var share = 100.0 * refused / requests.Count;
        yield return new Figure($"delivery under 50 requests/s, {people:N0} known people, {bed.Database.Name}", $"{rate:0.0} people/s", "at least 48 people/s", rate >= 48);
        yield return new Figure($"requests answered 429, of {requests.Count:N0}", $"{refused} ({share:0.00} %)", "fewer than 0.5 %", share < 0.5);
    }
}
