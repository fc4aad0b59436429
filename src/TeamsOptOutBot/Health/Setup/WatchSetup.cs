namespace TeamsOptOutBot.Health.Setup;

/// <summary>Checks the set-up once the service is up, every quarter of an hour, and every minute while something is red.</summary>
internal sealed partial class WatchSetup(IServiceProvider services, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<WatchSetup> logger) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhileGood = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan WhileBad = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);

        // Not before: its sentences are loaded during the start, beside the database, and whoever asks whether the service is ready goes first.
        await Task.Delay(AfterStart, time, stoppingToken);
        var doctor = services.GetRequiredService<Doctor>();
        while (!stoppingToken.IsCancellationRequested)
            await Task.Delay(await CheckAsync(doctor, stoppingToken) ? WhileGood : WhileBad, time, stoppingToken);
    }

    private async Task<bool> CheckAsync(Doctor doctor, CancellationToken cancellationToken)
    {
        try
        {
            // A setting's name is mended by a start, and not seen sooner by asking Microsoft more often.
            return (await doctor.RunAsync(cancellationToken)).Findings.All(finding => finding.IsGood || finding.Check == HealthChecks.Settings);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The edge of the loop: a fault of the check itself must not end the service.
            Log.Failed(logger, exception);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 112, Level = LogLevel.Error, Message = "The check of the set-up failed")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
