using Quartz;

namespace TeamsOptOutBot.Engine;

/// <summary>Quartz's way to a step: nothing but the call.</summary>
[DisallowConcurrentExecution]
internal sealed partial class StepJob<TStep>(TStep step, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<StepJob<TStep>> logger) : IJob
    where TStep : IStep
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // An orderly stop asks a long step to end; what it has begun it finishes.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        try
        {
            await step.RunAsync(time.GetUtcNow(), stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Log.Stopped(logger, typeof(TStep).Name);
        }
        catch (Exception exception)
        {
            // The edge of the engine's loop: the step runs again at its next time.
            Log.Failed(logger, typeof(TStep).Name, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 200, Level = LogLevel.Debug, Message = "{Step} was stopped with the service.")]
        public static partial void Stopped(ILogger logger, string step);

        [LoggerMessage(EventId = 201, Level = LogLevel.Error, Message = "{Step} failed; it runs again at its next time.")]
        public static partial void Failed(ILogger logger, string step, Exception exception);
    }
}
