using TeamsOptOutBot.Microsoft365.Setup;

namespace TeamsOptOutBot.Health.Setup;

/// <summary>What a slice has to say about the set-up beside what is checked for all of them.</summary>
internal interface ISetupCheck
{
    Task<IReadOnlyList<SetupFinding>> RunAsync(CancellationToken cancellationToken);
}
