using TeamsOptOutBot.Health.Setup;
using TeamsOptOutBot.Microsoft365.Setup;

namespace TeamsOptOutBot.Hosting;

/// <summary>
/// Whether a load balancer should send requests here: the service has started, is not stopping, and its database takes writes.
/// What Microsoft does not answer is no reason, because another replica would not be answered either.
/// </summary>
internal sealed class Readiness(IHostApplicationLifetime lifetime, CheckDatabase database, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private (SetupFinding Finding, long At)? _known;

    /// <summary>Null when it is ready, else why not.</summary>
    public async Task<string?> WhyNotAsync(CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return "stopping";
        if (!lifetime.ApplicationStarted.IsCancellationRequested)
            return "starting";
        return (await DatabaseAsync(cancellationToken)).IsGood ? null : "the database takes no writes";
    }

    /// <summary>Whether the database takes a write at this moment.</summary>
    public async Task<SetupFinding> DatabaseAsync(CancellationToken cancellationToken)
    {
        if (_known is not { } known || time.GetElapsedTime(known.At) > Fresh)
            _known = known = (await database.RunAsync(cancellationToken), time.GetTimestamp());
        return known.Finding;
    }
}
