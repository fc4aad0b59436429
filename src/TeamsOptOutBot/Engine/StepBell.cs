using Quartz;

namespace TeamsOptOutBot.Engine;

/// <summary>Makes a step run now rather than at its next time.</summary>
internal interface IStepBell
{
    Task RingAsync<TStep>(CancellationToken cancellationToken)
        where TStep : IStep;
}

internal sealed class StepBell(ISchedulerFactory schedulers) : IStepBell
{
    public async Task RingAsync<TStep>(CancellationToken cancellationToken)
        where TStep : IStep
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.TriggerJob(EngineExtensions.KeyOf<TStep>(), cancellationToken);
    }
}
