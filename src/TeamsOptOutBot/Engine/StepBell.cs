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
    private const string Group = "bell";

    public async Task RingAsync<TStep>(CancellationToken cancellationToken)
        where TStep : IStep
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var key = new TriggerKey(typeof(TStep).Name, Group);

        // One that waits covers this ring, too; one whose run has begun may have looked already.
        if (await scheduler.GetTriggerState(key, cancellationToken) is TriggerState.Normal or TriggerState.Blocked)
            return;
        var trigger = TriggerBuilder.Create().WithIdentity(key).ForJob(EngineExtensions.KeyOf<TStep>()).StartNow().Build();
        await scheduler.ScheduleJob(trigger, new ScheduleJobOptions { Replace = true }, cancellationToken);
    }
}
