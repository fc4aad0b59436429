using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Hosting;

namespace TeamsOptOutBot.Simulator.Playground;

/// <summary>Two Playgrounds on the same bot, because one shows one person only: HR presses, and the other's card changes.</summary>
internal sealed class Playgrounds(Tenant tenant, CompanyDirectory directory, SimulatorOptions options) : IAsyncDisposable
{
    private const int FirstPort = 56150;

    private readonly List<(Person Person, PlaygroundProcess Process)> _running = [];

    public IEnumerable<(Person Person, string Url)> Running => _running.Select(p => (p.Person, p.Process.Url));

    /// <param name="folder">The run's folder; settings and logs go below it.</param>
    /// <exception cref="SimulatorException">npm refuses it, or it does not start.</exception>
    public async Task StartAsync(string folder, Action<string> say, CancellationToken cancellationToken)
    {
        var script = await PlaygroundInstallation.EnsureAsync(say, cancellationToken);
        var author = directory.FindGroups(CompanyGroups.Authors)[0].People.First();
        var employee = directory.TransitiveMembers(directory.FindGroups("Recruiters")[0]).Where(p => p is { Enabled: true, Guest: false } && p != author).MaxBy(p => p.Mail, StringComparer.Ordinal)!;
        foreach (var person in new[] { author, employee })
        {
            var own = System.IO.Directory.CreateDirectory(Path.Combine(folder, "playground", person.Mail)).FullName;
            await File.WriteAllTextAsync(Path.Combine(own, PlaygroundConfiguration.FileName), PlaygroundConfiguration.Make(tenant, directory, person), cancellationToken);
            _running.Add((person, await PlaygroundProcess.StartAsync(script, own, tenant.Url + PlaygroundRelay.Path, FirstPort + _running.Count, options.Record is not null, cancellationToken)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, process) in _running)
        {
            await process.DisposeAsync();
        }
    }
}
