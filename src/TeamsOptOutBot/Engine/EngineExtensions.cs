using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace TeamsOptOutBot.Engine;

/// <summary>Quartz, with a job for each step (ADR 0003).</summary>
internal static class EngineExtensions
{
    public static JobKey KeyOf<TStep>()
        where TStep : IStep => new(typeof(TStep).Name);

    public static IServiceCollection AddEngine(this IServiceCollection services)
    {
        services.TryAddSingleton<IStepBell, StepBell>();
        services.AddQuartz(quartz => quartz.UseInMemoryStore());
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }

    public static IServiceCollection AddStep<TStep>(this IServiceCollection services)
        where TStep : class, IStep
    {
        services.TryAddSingleton<TStep>();
        services.AddQuartz(quartz => quartz
            .AddJob<StepJob<TStep>>(job => job.WithIdentity(KeyOf<TStep>()).StoreDurably())
            .AddTrigger(trigger => trigger.ForJob(KeyOf<TStep>()).StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(TStep.Every).RepeatForever())));
        return services;
    }
}
