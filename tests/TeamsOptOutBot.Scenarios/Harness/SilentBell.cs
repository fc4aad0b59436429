using TeamsOptOutBot.Engine;

namespace TeamsOptOutBot.Scenarios.Harness;

/// <summary>In a story the steps run when the story calls them.</summary>
internal sealed class SilentBell : IStepBell
{
    public Task RingAsync<TStep>(CancellationToken cancellationToken)
        where TStep : IStep => Task.CompletedTask;
}
