namespace TeamsOptOutBot.Benchmarks.Programs;

/// <summary>A tenant, the service in it on an empty database, and HR.</summary>
internal sealed class Bed : IAsyncDisposable
{
    /// <summary>Settings with which the service's own rates are out of the way.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoLimit = new Dictionary<string, string> { ["Delivery__RequestsPerSecond"] = "100000", ["Delivery__InstallsPerSecond"] = "100000" };

    private static readonly TimeSpan SendLimit = TimeSpan.FromMinutes(15);
    private readonly Bench _bench;
    private readonly string _url;

    private Bed(Bench bench, Database database, IReadOnlyDictionary<string, string> data, string folder, string url, SimulatedTenant tenant)
    {
        (_bench, _url, Database, Data, Folder, Tenant) = (bench, url, database, data, folder, tenant);
    }

    public Database Database { get; }

    public IReadOnlyDictionary<string, string> Data { get; }

    public string Folder { get; }

    public SimulatedTenant Tenant { get; }

    public ChildProcess Service { get; private set; } = null!;

    public Author Hr { get; private set; } = null!;

    public static async Task<Bed> MakeAsync(Bench bench, Database database, int people, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var (folder, url) = (bench.NewFolder(), PublishedService.FreeUrl());
        var bed = new Bed(bench, database, await database.CreateAsync(bench.NewFolder(), cancellationToken), folder, url, await SimulatedTenant.StartAsync(folder, people, [url], cancellationToken));
        await bed.StartServiceAsync(settings, cancellationToken);
        bed.Hr = await Author.FindAsync(bed.Tenant, cancellationToken);
        return bed;
    }

    public async Task StartServiceAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken) =>
        (Service, _) = await _bench.Service.StartAsync([.. Tenant.Settings, .. Data, .. settings], _url, cancellationToken);

    /// <summary>The app comes to everybody, as an administrator's policy installs it: from then on their conversations are known.</summary>
    public async Task InstallForAllAsync(string group, CancellationToken cancellationToken)
    {
        var people = await Tenant.PeopleAsync(group, cancellationToken);
        await Parallel.ForEachAsync(
            people, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken },
            async (person, token) => await Tenant.InstallAsync((string)person["mail"]!, token));
    }

    /// <summary>Waits until everybody has the notice that was sent after that message.</summary>
    public async Task<IReadOnlyList<(string Person, string Id, string Hash, DateTimeOffset Time)>> AllNoticesAsync(string after, int people, CancellationToken cancellationToken)
    {
        var (cursor, found) = (after, new List<(string Person, string Id, string Hash, DateTimeOffset Time)>());
        await SimulatedTenant.UntilAsync(
            $"{people} notices", SendLimit,
            async () =>
            {
                found.AddRange(await Hr.NoticesAsync(cursor, cancellationToken));
                cursor = found.Count > 0 ? found[^1].Id : cursor;
                return found.Count >= people ? found : null;
            },
            cancellationToken);
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Tenant.DisposeAsync();
        await Database.DropAsync(Data);
    }
}
