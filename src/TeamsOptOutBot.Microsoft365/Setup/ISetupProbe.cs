namespace TeamsOptOutBot.Microsoft365.Setup;

/// <summary>Tries what Microsoft must answer before anything else works: tokens, signing keys, the clock. Sends nothing to anybody.</summary>
public interface ISetupProbe
{
    /// <summary>In the order in which they are mended.</summary>
    Task<IReadOnlyList<SetupFinding>> RunAsync(CancellationToken cancellationToken);
}
