using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace TeamsOptOutBot.Engine;

/// <summary>Quartz, with a job for each step (ADR 0003).</summary>
internal static class EngineExtensions
{
    /// <summary>A replica that gave no sign of life for these two together is dead to the scheduler; the lease of the dispatcher runs out in the same time.</summary>
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Forbearance = TimeSpan.FromSeconds(10);

    /// <summary>Whoever asks whether the service is ready, or presses at once, goes before the first run of all steps.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(1);

    public static JobKey KeyOf<TStep>()
        where TStep : IStep => new(typeof(TStep).Name);

    /// <param name="postgres">Connection string of the database that several replicas share; empty: this is the only one.</param>
    public static IServiceCollection AddEngine(this IServiceCollection services, string postgres)
    {
        services.TryAddSingleton<IStepBell, StepBell>();
        services.AddQuartz(quartz =>
        {
            if (postgres.Length == 0)
                quartz.UseInMemoryStore();
            else
                quartz.UsePersistentStore(store =>
                {
                    store.UsePostgres(postgres);
                    store.ProvisionSchema();
                    store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (SignOfLife, Forbearance));
                });
        });
        services.AddQuartzHostedService(options => (options.WaitForJobsToComplete, options.StartDelay) = (true, AfterStart));
        return services;
    }

    public static IServiceCollection AddStep<TStep>(this IServiceCollection services)
        where TStep : class, IStep
    {
        services.TryAddSingleton<TStep>();
        services.AddQuartz(quartz => quartz
            .AddJob<StepJob<TStep>>(job => job.WithIdentity(KeyOf<TStep>()).StoreDurably())
            .AddTrigger(trigger => trigger.ForJob(KeyOf<TStep>()).WithIdentity(typeof(TStep).Name).StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(TStep.Every).RepeatForever())));
        return services;
    }
}
